import { problemFrom } from "../../api/client";
import { useDoctor, useStatus } from "../../api/queries";
import type { Status } from "../../api/types";
import { formatCount, formatInstant } from "../../ui/format";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";

/** How far the numbers are behind, and what the product finds when it examines its own parts. */
export function Condition({ zone }: { zone: string }) {
  const { data: status } = useStatus();
  const { data, error, refetch } = useDoctor();
  return (
    <section className="panel" aria-label="Lag and condition">
      <header className="panel-head">
        <div>
          <h2>Lag and condition</h2>
          <p className="panel-caption">
            {status
              ? `${formatCount(status.watermark.seq)} of ${formatCount(status.ledgerSeq)} events processed, the last received ${formatInstant(status.watermark.receivedAt, zone)}`
              : "What the product finds when it examines its own parts"}
          </p>
        </div>
        {status && <Lag status={status} />}
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={160} />}
      {data && (
        <TableRoom label="Parts and their condition">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Condition</th>
                <th scope="col">Finding</th>
              </tr>
            </thead>
            <tbody>
              {data.checks.map((check) => (
                <tr key={check.name}>
                  <th scope="row">{check.name}</th>
                  <td>
                    <StateMark
                      good={check.ok}
                      word={check.ok === null ? "nothing yet" : check.ok ? "good" : "look"}
                    />
                  </td>
                  <td>{check.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRoom>
      )}
    </section>
  );
}

function Lag({ status }: { status: Status }) {
  if (status.ledgerSeq === 0) return <StateMark good={null} word="nothing received yet" />;
  return (
    <StateMark
      good={status.behind === 0}
      word={
        status.behind === 0
          ? "no lag"
          : status.behind === null
            ? "behind"
            : `${formatCount(status.behind)} behind`
      }
    />
  );
}
