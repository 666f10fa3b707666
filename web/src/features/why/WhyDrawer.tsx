import { useState, type ReactNode } from "react";
import { problemFrom } from "../../api/client";
import { useMetric } from "../../api/queries";
import type { Baseline, MetricAnswer } from "../../api/types";
import type { AsideProps } from "../../sheet/aside";
import { useDrill } from "../../sheet/drill";
import { Drawer } from "../../ui/Drawer";
import { formatCount, formatDay, formatExact, formatInstant, formatText } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Name } from "../../ui/Name";
import { rateText } from "../../ui/rates";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { TableRoom } from "../../ui/TableRoom";
import { metricParams } from "../../view/request";

/** Why this number: what it means, how it is made, from what, and what is missing from it. */
export function WhyDrawer({ view, aside, context, onClose }: AsideProps) {
  const info = context.catalogue.metrics.find((metric) => metric.name === aside.metric);
  const { data, error, refetch } = useMetric(aside.metric, metricParams(view, aside).toString());
  return (
    <Drawer title={info?.title ?? aside.metric} kicker="Why this number?" onClose={onClose}>
      {info && <p className="why-meaning">{info.description}</p>}
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={320} />}
      {data && <Explanation answer={data} zone={context.zone} />}
    </Drawer>
  );
}

function Explanation({ answer, zone }: { answer: MetricAnswer; zone: string }) {
  const drill = useDrill();
  // The table of assumptions tells them, with their days in the viewer's zone.
  const notes = answer.notes.filter(({ code }) => code !== "baseline" || !answer.baseline?.length);
  return (
    <dl className="why">
      <Part title="Value">
        <b>{formatText(answer.value, answer.unit)}</b>
        {answer.previous !== null && <> (previous: {formatText(answer.previous, answer.unit)})</>}
      </Part>
      <Part title="Made of">
        <button type="button" className="link" onClick={() => drill.events(answer.metric)}>
          {formatCount(answer.events)} events
        </button>
      </Part>
      <Part title="Complete">{answer.complete ? "Yes" : "No: see the notes"}</Part>
      {notes.length > 0 && (
        <Part title="Notes">
          <ul className="notes">
            {notes.map((note, index) => (
              <li key={`${note.code} ${index}`}>{note.text}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Formula">
        <code>{answer.definition}</code>
      </Part>
      {answer.baseline != null && answer.baseline.length > 0 && (
        <Part title={answer.baseline.length === 1 ? "Assumption" : "Assumptions"}>
          <Assumptions baselines={answer.baseline} zone={zone} />
        </Part>
      )}
      {answer.sql && (
        <Part title="SQL">
          <Statement sql={answer.sql} />
        </Part>
      )}
      <div>
        <details>
          <summary>Where it comes from</summary>
          <dl className="fields">
            {answer.source && (
              <div>
                <dt>Source</dt>
                <dd>{answer.source}</dd>
              </div>
            )}
            <div>
              <dt>Processed up to</dt>
              <dd>
                {formatInstant(answer.watermark.receivedAt, zone)}, event {formatCount(answer.watermark.seq)}
              </dd>
            </div>
          </dl>
        </details>
      </div>
    </dl>
  );
}

/** What an estimate rests on: the first row that fits an event counts. */
function Assumptions({ baselines, zone }: { baselines: Baseline[]; zone: string }) {
  return (
    <TableRoom label="Assumptions">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Element type</th>
            <th scope="col">Project</th>
            <th scope="col">From</th>
            <th scope="col" className="number">
              By hand
            </th>
            <th scope="col" className="number">
              Rate
            </th>
          </tr>
        </thead>
        <tbody>
          {baselines.map((one, index) => (
            <tr key={index}>
              <td>{one.elementType === null ? "All" : <Name value={one.elementType} />}</td>
              <td>{one.project === null ? "All" : <Name value={one.project} />}</td>
              <td className="nowrap">{one.from === null ? "Always" : formatDay(one.from, zone)}</td>
              <td className="number nowrap">{formatExact(one.manualHours, "hours")}</td>
              <td className="number">{rateText(baselines, index, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

/** Text in the place of values that the viewer may not know. */
const HIDDEN = "…";

function Statement({ sql }: { sql: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sql);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow the copy.");
    }
  };
  return (
    <>
      <p className="why-sql">
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name="copy" size={14} /> Copy SQL
        </button>
        <span role="status" className="quiet">
          {said ||
            (sql.includes(HIDDEN)
              ? "Values are left out (…), since you do not see everything; whoever does gets a statement that runs."
              : "It runs as it stands in DuckDB’s shell, on a copy of projection.duckdb.")}
        </span>
      </p>
      <details>
        <summary>Show the statement</summary>
        <pre className="sql">{sql}</pre>
      </details>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
