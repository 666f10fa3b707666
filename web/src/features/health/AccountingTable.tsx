import { useMemo } from "react";
import { problemFrom } from "../../api/client";
import { useCounting } from "../../api/live";
import { useAccounting } from "../../api/queries";
import type { Accounting, AccountingLine, Tally } from "../../api/types";
import { capital } from "../../ui/capital";
import { formatCount, formatDays } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { adds, untoldItems } from "../../ui/tally";
import { TableRoom } from "../../ui/TableRoom";

const COLUMNS = ["received", "stored", "duplicate", "quarantined", "refused"] as const;

/** Every event ever received, in exactly one column. */
export function AccountingTable() {
  const { data, error, refetch } = useAccounting();
  const counting = useCounting();
  const sources = useMemo(() => bySource(data?.lines ?? []), [data]);
  return (
    <section className="panel" aria-label="Intake accounting">
      <header className="panel-head">
        <div>
          <h2>Intake accounting</h2>
          <p className="panel-caption">Received = stored + duplicate + quarantined + refused</p>
        </div>
        {data && sources.length > 0 && (
          <StateMark good={adds(data.total)} word={adds(data.total) ? "adds up" : "does not add up"} />
        )}
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={160} />}
      {data && sources.length === 0 && (
        <EmptyNotice title={counting ? "Still being received and counted." : "Nothing was received yet."} />
      )}
      {data && <Untold untold={data.untold} />}
      {data && sources.length > 0 && (
        <TableRoom label="Intake by source">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">Days</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="number">
                    {capital(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sources.map((line) => (
                <tr key={line.source}>
                  <th scope="row" className="mono">
                    <Name value={line.source} />
                  </th>
                  <td className="nowrap">{line.days}</td>
                  <Cells tally={line} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  Total
                </th>
                <Cells tally={data.total} />
              </tr>
            </tfoot>
          </table>
        </TableRoom>
      )}
    </section>
  );
}

/** What waits in quarantine and spoils no number, since nobody can tell which one it belongs to. */
function Untold({ untold }: { untold: Accounting["untold"] }) {
  const items = untoldItems(untold);
  if (items === 0) return null;
  return (
    <p className="multi-note" role="note">
      {formatCount(items)} {items === 1 ? "item" : "items"} in quarantine {items === 1 ? "tells" : "tell"}{" "}
      neither project, module, type nor source, so no number is marked for {items === 1 ? "it" : "them"}: from{" "}
      {untold.map(({ source }, index) => (
        <span key={source}>
          {index > 0 && ", "}
          <Name value={source} length={40} />
        </span>
      ))}
      .
    </p>
  );
}

function Cells({ tally }: { tally: Tally }) {
  return COLUMNS.map((column) => (
    <td key={column} className="number">
      {formatCount(tally[column])}
    </td>
  ));
}

interface SourceTally extends Tally {
  source: string;
  days: string;
}

function bySource(lines: AccountingLine[]): SourceTally[] {
  const sums = new Map<string, SourceTally & { first: string; last: string }>();
  for (const line of lines) {
    const sum = sums.get(line.source);
    if (!sum) {
      sums.set(line.source, { ...line, days: "", first: line.day, last: line.day });
      continue;
    }
    for (const column of COLUMNS) sum[column] += line[column];
    if (line.day < sum.first) sum.first = line.day;
    if (line.day > sum.last) sum.last = line.day;
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, days: formatDays({ from: sum.first, to: sum.last }) }))
    .sort((a, b) => b.received - a.received);
}
