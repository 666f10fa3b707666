import { failed, type MetricAnswer } from "../../api/types";
import { useDrill } from "../../sheet/drill";
import type { Sheet } from "../../sheet/useSheet";
import { deltaOf } from "../../ui/delta";
import { formatText } from "../../ui/format";
import { EmptyNotice, LoadingBlock } from "../../ui/Notice";
import { spanStyle } from "../../ui/span";
import { useView } from "../../view/useView";

const SHOWN = 5;
const ENOUGH_EVENTS = 10;

/** The metrics whose relative change is largest, with enough events to mean something. */
export function ChangedMost({ sheet, span }: { sheet: Sheet; span?: number }) {
  const [view] = useView();
  const changed = rank(sheet);
  return (
    <section
      className={sheet.stale ? "panel stale" : "panel"}
      style={spanStyle(span)}
      aria-label="What changed most"
    >
      <header className="panel-head">
        <h2>What changed most</h2>
      </header>
      {!sheet.meta && sheet.problem ? null : !sheet.meta ? (
        <LoadingBlock height={220} />
      ) : changed.length === 0 ? (
        <Unchanged sheet={sheet} compared={view.compare !== "none" || sheet.beside !== null} />
      ) : (
        <ol className="changes">
          {changed.map((answer) => (
            <Change key={answer.metric} answer={answer} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Unchanged({ sheet, compared }: { sheet: Sheet; compared: boolean }) {
  const [title, text] = unchanged(sheet, compared);
  return (
    <EmptyNotice title={title}>
      <p>{text}</p>
    </EmptyNotice>
  );
}

function unchanged(sheet: Sheet, compared: boolean): [title: string, text: string] {
  if (!compared) {
    return ["No comparison is chosen", "Choose one under “Compare with” to see what changed."];
  }
  if (sheet.lagging) {
    return ["Still being counted", "Too little of what was received is counted to be compared."];
  }
  if (sheet.beside !== null) {
    return ["Nothing to compare with", `There are no events of these metrics in ${sheet.beside}.`];
  }
  if (!sheet.meta?.comparison) {
    return [
      "Nothing to compare with",
      "Before all time there is nothing. Choose a shorter period to see changes.",
    ];
  }
  return ["Nothing to compare with", "The previous period holds no events of these metrics."];
}

function Change({ answer }: { answer: MetricAnswer }) {
  const drill = useDrill();
  const delta = deltaOf(answer);
  return (
    <li className="change">
      <button type="button" className="link change-title" onClick={() => drill.chart(answer.metric)}>
        {answer.title}
      </button>
      <span className="change-values">
        {formatText(answer.previous, answer.unit)} <span aria-label="to">→</span>{" "}
        {formatText(answer.value, answer.unit)}
      </span>
      <span className={`delta delta-${delta?.judgement ?? "neutral"}`}>
        <span aria-hidden="true">
          {delta?.arrow} {delta?.text}
        </span>
        <span className="visually-hidden">{delta?.words}</span>
      </span>
    </li>
  );
}

function rank(sheet: Sheet): MetricAnswer[] {
  const names = new Set((sheet.meta?.results ?? []).map((result) => result.metric));
  return [...names]
    .flatMap((metric) => {
      const result = sheet.result(metric);
      return result && !failed(result) && result.change && result.events >= ENOUGH_EVENTS ? [result] : [];
    })
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0))
    .slice(0, SHOWN);
}
