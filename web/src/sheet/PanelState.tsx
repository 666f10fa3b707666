import type { MetricAnswer, MetricResult } from "../api/types";
import { failed } from "../api/types";
import { spanStyle } from "../ui/span";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../ui/Notice";
import type { Sheet } from "./useSheet";

interface PanelStateProps {
  title: string;
  sheet: Sheet;
  results: (MetricResult | undefined)[];
  height: number;
  span?: number;
}

/** A panel that has nothing to draw: loading, failed, or empty with its cause. */
export function PanelState({ title, sheet, results, height, span }: PanelStateProps) {
  const failure = results.find((result) => result && failed(result));
  const problem = sheet.problem ?? (failure && failed(failure) ? failure.error : null);
  return (
    <section className="panel" style={spanStyle(span)} aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      {problem ? (
        <div className="panel-body">
          <ErrorNotice problem={problem} onRetry={sheet.retry} />
        </div>
      ) : results.some((result) => result === undefined) ? (
        <LoadingBlock height={height} />
      ) : (
        <div className="panel-body panel-empty">
          <EmptyNotice title={cause(results as MetricAnswer[])}>
            <p>{explanation(results as MetricAnswer[])}</p>
          </EmptyNotice>
        </div>
      )}
    </section>
  );
}

function cause(answers: MetricAnswer[]): string {
  const absent = answers.every((answer) => answer.notes.some((note) => note.code === "no_source"));
  return absent ? "No source" : "Nothing in this view";
}

function explanation(answers: MetricAnswer[]): string {
  const texts = answers.flatMap((answer) => answer.notes.map((note) => note.text));
  return [...new Set(texts)].slice(0, 3).join(" ") || "No event lies in this period with these filters.";
}

/** The answers if all of them are there and one has something to draw. */
export function drawable(
  results: (MetricResult | undefined)[],
  has: (answer: MetricAnswer) => boolean,
): MetricAnswer[] | null {
  const answers = results.filter((result): result is MetricAnswer => result !== undefined && !failed(result));
  return answers.length === results.length && answers.some(has) ? answers : null;
}
