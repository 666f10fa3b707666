import { problemFrom } from "../../api/client";
import { useInsights, type Insights } from "../../api/insight";
import { InsightsRoom } from "../../sheet/InsightsRoom";
import { formatCount } from "../../ui/format";
import { ErrorNotice } from "../../ui/Notice";
import { openAddress, useView } from "../../view/useView";
import { viewParams } from "../../view/request";
import { Insight } from "./Insight";
import "./insights.css";

const FIRST = 3;

/** What is worth knowing on this sheet: the three that matter most at once, the others folded. */
export function InsightsStrip() {
  const [view] = useView();
  const params = viewParams(view);
  params.set("compare", view.compare);
  const { data, error, refetch, isPlaceholderData } = useInsights(view.tab, params.toString());
  return (
    <InsightsRoom settled={data !== undefined || error !== null} stale={isPlaceholderData}>
      <header className="panel-head">
        <h2>Insights</h2>
        <a
          href="/insights"
          onClick={(event) => {
            event.preventDefault();
            openAddress("/insights");
          }}
        >
          All insights
        </a>
      </header>
      {error && !data ? (
        <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Told answer={data} />
      ) : (
        <p className="insights-none quiet">Looking for what is worth knowing…</p>
      )}
    </InsightsRoom>
  );
}

function Told({ answer }: { answer: Insights }) {
  const { insights } = answer;
  if (insights.length === 0) return <p className="insights-none quiet">{nothing(answer)}</p>;
  const more = insights.slice(FIRST);
  return (
    <>
      <ol className="insight-list">
        {insights.slice(0, FIRST).map((one) => (
          <Insight key={one.id} insight={one} />
        ))}
      </ol>
      {more.length > 0 && (
        <details className="panel-marks">
          <summary>{more.length === 1 ? "1 more" : `${more.length} more`}</summary>
          <ol className="insight-list">
            {more.map((one) => (
              <Insight key={one.id} insight={one} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** Nothing found is a finding; nothing that could be judged is none. */
export function nothing({ judged, hidden, notJudged }: Insights): string {
  const rest = hidden > 0 ? ` ${formatCount(hidden)} that you found not useful are hidden.` : "";
  if (judged === 0) {
    return `Nothing can be judged yet: ${notJudged[0]?.text ?? "there are no figures here"}.${rest}`;
  }
  return `Nothing out of the ordinary in ${formatCount(judged)} figures.${rest}`;
}
