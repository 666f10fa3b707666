import type { ReactNode } from "react";
import { failed, type MetricAnswer, type Span } from "../../api/types";
import { useDrill } from "../../sheet/drill";
import type { Sheet } from "../../sheet/useSheet";
import { deltaOf } from "../../ui/delta";
import { formatSpan, formatText } from "../../ui/format";
import { lags } from "../../ui/noteWords";
import { useView } from "../../view/useView";
import { periodTitle, type Period } from "../../view/viewState";

/** As long as the sentence usually is. */
const ROOM =
  "Last 12 months: 00,000 h saved (estimate), up from 00,000 h; $0,000,000 of cost avoided (estimate), up from $0,000,000; " +
  "0,000 elements generated, up from 0,000; and 00.0% of compliance checks passed, up from 00.0%.";

/** The state of things in one sentence, made of live numbers only; what is unknown is not mentioned. */
export function Headline({ sheet, metrics, zone }: { sheet: Sheet; metrics: string[]; zone: string }) {
  const [view] = useView();
  const drill = useDrill();
  const of = (metric: string): MetricAnswer | null => {
    const result = sheet.result(metric);
    if (!result || failed(result) || result.value === null) return null;
    return result.events === 0 && lags(result.notes) ? null : result;
  };
  if (!sheet.meta && sheet.problem) return null;
  if (!sheet.meta) return <p className="headline skeleton">{ROOM}</p>;
  const figure = (answer: MetricAnswer, words: string): ReactNode => (
    <span key={answer.metric}>
      <button type="button" className="headline-figure" onClick={() => drill.events(answer.metric)}>
        {formatText(answer.value, answer.unit)}
      </button>{" "}
      {words}
      {changeOf(answer, sheet.beside !== null)}
    </span>
  );
  const parts = metrics.flatMap((metric) => {
    const answer = of(metric);
    return answer ? [figure(answer, wordsOf(answer))] : [];
  });
  if (parts.length === 0) {
    return (
      <p className="headline">
        {sheet.lagging
          ? "What was received is still being counted."
          : "Nothing that was read tells of generated elements, their templates or their compliance."}
      </p>
    );
  }
  return (
    <p className={sheet.stale ? "headline stale" : "headline"}>
      {periodOf(view.period, sheet.meta.period, zone)}: {joined(parts)}.
    </p>
  );
}

/** The period that the cards are of, as the menu calls it, or its days. */
export function periodOf(period: Period, span: Span, zone: string): string {
  return periodTitle(period) ?? formatSpan(span, zone);
}

const WORDS: Record<string, string> = {
  time_saved_hours: "saved (estimate)",
  cost_avoidance: "of cost avoided (estimate)",
  compliance_pass_rate: "of compliance checks passed",
  template_reuse_rate: "of elements from templates",
};

/** What a figure is a figure of, after its number. */
function wordsOf({ metric, title, value }: MetricAnswer): string {
  if (metric === "elements_generated") return value === 1 ? "element generated" : "elements generated";
  return WORDS[metric] ?? title.toLowerCase();
}

function changeOf(answer: MetricAnswer, beside: boolean): string {
  if (beside && answer.previous !== null) return `, against ${formatText(answer.previous, answer.unit)}`;
  const delta = deltaOf(answer);
  if (!delta || delta.arrow === "" || answer.previous === null) return "";
  return `, ${delta.arrow === "▲" ? "up" : "down"} from ${formatText(answer.previous, answer.unit)}`;
}

function joined(parts: ReactNode[]): ReactNode[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? "; and " : "; ", part];
  });
}
