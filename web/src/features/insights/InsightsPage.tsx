import { problemFrom } from "../../api/client";
import { useInsights, type Insights } from "../../api/insight";
import { formatCount } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { useView } from "../../view/useView";
import { viewParams } from "../../view/request";
import { Insight } from "./Insight";
import { nothing } from "./InsightsStrip";
import "./insights.css";

/** All that is worth knowing on any sheet, what matters most first. */
export default function InsightsPage() {
  const [view] = useView();
  const params = viewParams(view);
  params.set("compare", view.compare);
  const { data, error, refetch } = useInsights(null, params.toString());
  return (
    <section className="panel insights insights-all" aria-label="All insights">
      <header className="panel-head">
        <h2>What is worth knowing?</h2>
      </header>
      {error && !data ? (
        <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <All answer={data} />
      ) : (
        <LoadingBlock height={400} />
      )}
    </section>
  );
}

function All({ answer }: { answer: Insights }) {
  return (
    <>
      {answer.insights.length === 0 ? (
        <EmptyNotice title="Nothing to tell">
          <p>{nothing(answer)}</p>
        </EmptyNotice>
      ) : (
        <ol className="insight-list">
          {answer.insights.map((one) => (
            <Insight key={one.id} insight={one} />
          ))}
        </ol>
      )}
      <details className="panel-marks">
        <summary>
          {formatCount(answer.judged)} figures were checked for anything unusual;{" "}
          {formatCount(answer.notJudged.length)} could not be
        </summary>
        <ul>
          {answer.notJudged.map((one) => (
            <li key={one.metric}>
              {one.title}: {one.text}
            </li>
          ))}
          {answer.hidden > 0 && <li>{formatCount(answer.hidden)} hidden as not useful to you</li>}
        </ul>
      </details>
    </>
  );
}
