import { problemFrom } from "../../api/client";
import { useCounting } from "../../api/live";
import { useSources } from "../../api/queries";
import type { SourceInfo } from "../../api/types";
import { eventName } from "../../ui/eventNames";
import { formatCount, formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";

/** Every place that events come from, how far it was read, and what its state means for the numbers. */
export function SourceTable({ zone }: { zone: string }) {
  const { data, error, refetch } = useSources();
  const counting = useCounting();
  return (
    <section className="panel" aria-label="Data sources">
      <header className="panel-head">
        <div>
          <h2>Data sources</h2>
          <p className="panel-caption">
            What is absent or only partly readable makes the metrics it feeds incomplete
          </p>
        </div>
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={240} />}
      {data && data.sources.length === 0 && counting && (
        <EmptyNotice title="What was received is still being read and counted." />
      )}
      {data && data.sources.length === 0 && !counting && (
        <EmptyNotice title="No project is being followed.">
          <p>
            Start with <code>aecos analytics launch --workspace DIR</code>, or send events to{" "}
            <code>/api/events</code>.
          </p>
        </EmptyNotice>
      )}
      {data && data.sources.length > 0 && (
        <TableRoom label="Sources by project">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Project</th>
                <th scope="col">Source</th>
                <th scope="col">State</th>
                <th scope="col" className="number">
                  Read
                </th>
                <th scope="col">Meaning</th>
                <th scope="col">Checked</th>
              </tr>
            </thead>
            <tbody>
              {sorted(data.sources).map((source) => (
                <SourceRow key={`${source.project} ${source.source}`} source={source} zone={zone} />
              ))}
            </tbody>
          </table>
        </TableRoom>
      )}
    </section>
  );
}

function SourceRow({ source, zone }: { source: SourceInfo; zone: string }) {
  const empty = source.complete && source.itemsRead === 0;
  return (
    <tr>
      <td>
        <Name value={source.project === "" ? "All projects" : source.project} length={32} />
      </td>
      <th scope="row" className="mono">
        <Name value={source.source} length={48} />
      </th>
      <td>
        <StateMark good={empty ? null : source.complete} word={empty ? "nothing in it yet" : source.status} />
      </td>
      <td className="number">{formatCount(source.itemsRead)}</td>
      <td className="meaning">
        {source.detail}
        {source.feeds.length > 0 && (
          <details className="feeds">
            <summary>
              feeds {formatCount(source.feeds.length)}{" "}
              {source.feeds.length === 1 ? "event type" : "event types"}
            </summary>
            <p>{source.feeds.map(eventName).join(", ")}</p>
          </details>
        )}
      </td>
      <td className="nowrap">{formatInstant(source.checkedAt, zone)}</td>
    </tr>
  );
}

/** What needs a look comes first. */
function sorted(sources: SourceInfo[]): SourceInfo[] {
  return [...sources].sort(
    (a, b) =>
      Number(a.complete) - Number(b.complete) ||
      a.project.localeCompare(b.project) ||
      a.source.localeCompare(b.source),
  );
}
