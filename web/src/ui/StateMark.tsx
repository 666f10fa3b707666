/** A state as a word with a sign; colour only repeats it. */
export function StateMark({ good, word }: { good: boolean; word: string }) {
  return (
    <span className={`state ${good ? "state-good" : "state-warn"}`}>
      <span aria-hidden="true">{good ? "✓" : "◐"}</span> {word.toLowerCase().replaceAll("_", " ")}
    </span>
  );
}
