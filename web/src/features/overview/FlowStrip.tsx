import { failed, type MetricAnswer } from "../../api/types";
import { useDrill } from "../../sheet/drill";
import type { Sheet } from "../../sheet/useSheet";
import { formatText } from "../../ui/format";
import { lags } from "../../ui/noteWords";

/** How much happened at each station from requirement to approval; every number opens its events. */
export function FlowStrip({ sheet, metrics }: { sheet: Sheet; metrics: string[] }) {
  const drill = useDrill();
  const stations = metrics
    .map((metric) => ({
      metric,
      info: sheet.info(metric),
      answer: answerOf(sheet, metric),
    }))
    .filter((station) => station.info !== undefined);
  const most = Math.max(1, ...stations.map((station) => station.answer?.value ?? 0));
  return (
    <section className="panel" aria-label="From requirement to approval">
      <header className="panel-head">
        <div>
          <h2>From requirement to approval</h2>
          <p className="panel-caption">
            Events at each station in this period; an element may pass one more than once
          </p>
        </div>
      </header>
      <ol className="flow">
        {stations.map(({ metric, info, answer }) => (
          <li key={metric} className="flow-station">
            <span className="flow-title">{info?.title}</span>
            <button
              type="button"
              className="flow-value"
              onClick={() => drill.events(metric)}
              disabled={!answer || answer.value === null}
            >
              {answer ? formatText(answer.value, answer.unit) : "–"}
              <span className="visually-hidden"> {info?.title}: show the events</span>
            </button>
            <span className="flow-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * (answer?.value ?? 0)) / most}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function answerOf(sheet: Sheet, metric: string): MetricAnswer | null {
  const result = sheet.result(metric);
  if (!result || failed(result)) return null;
  // A zero of what is not counted yet is no finding.
  return result.events === 0 && lags(result.notes) ? null : result;
}
