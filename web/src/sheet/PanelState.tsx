import type { ReactNode } from "react";
import type { MetricAnswer, MetricResult } from "../api/types";
import { failed } from "../api/types";
import { absenceOf, lags, wordsOf } from "../ui/noteWords";
import { spanStyle } from "../ui/span";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../ui/Notice";
import { useView } from "../view/useView";
import type { Sheet } from "./useSheet";

interface PanelStateProps {
  title: string;
  sheet: Sheet;
  results: (MetricResult | undefined)[];
  height: number;
  span?: number;
  choices?: ReactNode;
}

/** A panel that has nothing to draw: loading, failed, or empty with its cause. */
export function PanelState({ title, sheet, results, height, span, choices }: PanelStateProps) {
  const failure = results.find((result) => result && failed(result));
  const problem = failure && failed(failure) ? failure.error : null;
  const unanswered = sheet.problem && !sheet.meta;
  const waiting = !problem && !unanswered && results.some((result) => result === undefined);
  return (
    <section className="panel" style={spanStyle(span)} aria-label={title}>
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          {waiting && <p className="panel-caption">&nbsp;</p>}
        </div>
      </header>
      {choices}
      {problem ? (
        <div className="panel-body">
          <ErrorNotice problem={problem} onRetry={sheet.retry} />
        </div>
      ) : unanswered ? (
        <div className="panel-body panel-empty" style={{ minBlockSize: height }} />
      ) : waiting ? (
        <div className="panel-figure">
          <LoadingBlock height={height} />
        </div>
      ) : (
        <div className="panel-body panel-empty">
          <Empty answers={results as MetricAnswer[]} />
        </div>
      )}
    </section>
  );
}

/** Why there is nothing to draw, and what would change that. */
function Empty({ answers }: { answers: MetricAnswer[] }) {
  const [view, change] = useView();
  const notes = answers.flatMap((answer) => answer.notes);
  const absent = answers.every((answer) => answer.notes.some((note) => note.code === "no_source"));
  const filtered =
    !absent &&
    !lags(notes) &&
    Object.keys(view.filters).length > 0 &&
    answers.every((one) => one.events === 0);
  // Of several metrics, one without a source does not speak for the others.
  const said = absent ? notes : notes.filter((note) => note.code !== "no_source");
  return (
    <EmptyNotice title={filtered ? "Filtered out" : absenceOf(said)}>
      {wordsOf(notes).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {filtered && (
        <button type="button" className="button" onClick={() => change({ filters: {} })}>
          Clear the filters
        </button>
      )}
    </EmptyNotice>
  );
}

/** The answers if all of them are there and one has something to draw. */
export function drawable(
  results: (MetricResult | undefined)[],
  has: (answer: MetricAnswer) => boolean,
): MetricAnswer[] | null {
  const answers = results.filter((result): result is MetricAnswer => result !== undefined && !failed(result));
  return answers.length === results.length && answers.some(has) ? answers : null;
}
