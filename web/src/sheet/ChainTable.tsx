import { useCallback } from "react";
import { problemFrom } from "../api/client";
import { useCounting } from "../api/live";
import { useMay } from "../api/me";
import { useSources } from "../api/queries";
import type { ChainInfo } from "../api/types";
import type { ChartData } from "../charts/csv";
import { CsvIcon } from "../charts/CsvIcon";
import { formatCount, formatInstant } from "../ui/format";
import { Name } from "../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../ui/Notice";
import { StateMark } from "../ui/StateMark";
import { TableRoom } from "../ui/TableRoom";

/** The verdict on each project's audit trail, with the first row that does not fit. */
export function ChainTable({ zone }: { zone: string }) {
  const { data, error, refetch } = useSources();
  const counting = useCounting();
  const all = useMay()("read-audit");
  const rows = useCallback(() => tableOf(data?.chains ?? []), [data]);
  return (
    <section className="panel" aria-label="Audit chains">
      <header className="panel-head">
        <div>
          <h2>Audit chains</h2>
          <p className="panel-caption">
            Each project’s audit trail is a chain of hashes; a changed row breaks it
          </p>
        </div>
        {data && data.chains.length > 0 && (
          <div className="tools">
            <CsvIcon title="Audit chains" rows={rows} />
          </div>
        )}
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={120} />}
      {data && data.chains.length === 0 && (
        <EmptyNotice
          title={
            counting
              ? "What was received is still being read."
              : all
                ? "No audit trail has been read yet."
                : "Audit trails are for auditors and administrators to see."
          }
        />
      )}
      {data && data.chains.length > 0 && (
        <TableRoom label="Audit chains by project">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Project</th>
                <th scope="col">Condition</th>
                <th scope="col" className="number">
                  Entries
                </th>
                <th scope="col" className="number">
                  First bad row
                </th>
                <th scope="col">Finding</th>
                <th scope="col">Checked</th>
              </tr>
            </thead>
            <tbody>
              {data.chains.map((chain) => (
                <tr key={chain.project}>
                  <th scope="row">
                    <Name value={chain.project} />
                  </th>
                  <td>
                    <Verdict chain={chain} />
                  </td>
                  <td className="number">{formatCount(chain.entries)}</td>
                  <td className="number">
                    {chain.firstBadRow === null ? "–" : formatCount(chain.firstBadRow)}
                  </td>
                  <td>{chain.detail}</td>
                  <td className="nowrap">{formatInstant(chain.checkedAt, zone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRoom>
      )}
    </section>
  );
}

/** The verdicts as a file holds them; times are ISO 8601 in UTC. */
export function tableOf(chains: ChainInfo[]): ChartData {
  return {
    columns: ["Project", "Condition", "Entries", "First bad row", "Finding", "Checked (UTC)"],
    rows: chains.map((one) => [
      one.project,
      one.condition,
      one.entries,
      one.firstBadRow,
      one.detail,
      one.checkedAt,
    ]),
  };
}

function Verdict({ chain }: { chain: ChainInfo }) {
  const intact = chain.condition.toLowerCase() === "intact";
  if (intact && chain.entries === 0) return <StateMark good={null} word="no entries yet" />;
  return <StateMark good={intact} word={chain.condition} />;
}
