import { useId, useState, type FormEvent } from "react";
import { problemFrom } from "../../api/client";
import { useQuarantined, useSettle } from "../../api/queries";
import type { QuarantineItem } from "../../api/types";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";

/** An open item: its text can be corrected and replayed as an event, or the item discarded. */
export function QuarantineDesk({ item }: { item: QuarantineItem }) {
  const shortened = new Blob([item.raw]).size < item.size;
  const whole = useQuarantined(item.id, shortened);
  if (!shortened) return <Desk item={item} />;
  if (whole.error) {
    return <ErrorNotice problem={problemFrom(whole.error)} onRetry={() => void whole.refetch()} />;
  }
  return whole.data ? <Desk item={whole.data} /> : <LoadingBlock height={120} />;
}

function Desk({ item }: { item: QuarantineItem }) {
  const name = useId();
  const [text, setText] = useState(() => laidOut(item.raw));
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const settle = useSettle(item.id);

  const replay = (event: FormEvent) => {
    event.preventDefault();
    const replace = objectOf(text);
    if (replace === null) {
      setProblem("This is not a JSON object yet.");
      return;
    }
    run("replay", { replace });
  };
  const discard = (event: FormEvent) => {
    event.preventDefault();
    run("discard", { reason });
  };
  const run = (action: "replay" | "discard", body: unknown) => {
    setProblem(null);
    settle.mutate(
      { action, body },
      {
        onError: (error) => {
          const said = problemFrom(error);
          setProblem(
            said.field ? `${said.field}: ${said.detail ?? said.title}` : (said.detail ?? said.title),
          );
        },
      },
    );
  };

  return (
    <div className="quarantine-desk">
      <form onSubmit={replay}>
        <label htmlFor={`${name}-text`}>What was received. Correct it, and it becomes an event.</label>
        <textarea
          id={`${name}-text`}
          dir="ltr"
          spellCheck={false}
          rows={Math.min(16, text.split("\n").length + 1)}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${name}-problem`}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button" disabled={settle.isPending}>
          Replay
        </button>
      </form>
      <form onSubmit={discard}>
        <label htmlFor={`${name}-reason`}>Or say why it is not wanted.</label>
        <input
          id={`${name}-reason`}
          value={reason}
          required
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="button" disabled={settle.isPending}>
          Discard
        </button>
      </form>
      <p id={`${name}-problem`} className="quarantine-problem" role="status">
        {problem}
      </p>
    </div>
  );
}

/** The text with one member per line, where it is JSON. */
function laidOut(raw: string): string {
  const object = objectOf(raw);
  return object === null ? raw : JSON.stringify(object, null, 2);
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null; // What is no JSON is shown, and can be corrected, as it stands.
  }
}
