/** A state as a word with a sign; colour only repeats it. Of nothing, neither good nor bad can be said: null. */
export function StateMark({ good, word }: { good: boolean | null; word: string }) {
  const state = good === null ? "none" : good ? "good" : "warn";
  return (
    <span className={`state state-${state}`}>
      <span aria-hidden="true">{SIGNS[state]}</span> {word.toLowerCase().replaceAll("_", " ")}
    </span>
  );
}

const SIGNS = { good: "✓", warn: "◐", none: "○" };
