import type { Segment } from "../../api/types";
import { formatBytes, formatCount } from "../../ui/format";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";

/** The months of the events, the latest first, and where each is kept. */
export function SegmentTable({ segments }: { segments: Segment[] }) {
  if (segments.length === 0) return null;
  return (
    <details>
      <summary>Months ({formatCount(segments.length)})</summary>
      <TableRoom label="Months of events">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">State</th>
              {["Events", "In ledger", "Size there", "In archive", "Size there", "Late"].map(
                (head, index) => (
                  <th key={index} scope="col" className="number">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {segments.toReversed().map((segment) => (
              <tr key={segment.month}>
                <th scope="row" className="nowrap">
                  {segment.month}
                </th>
                <td className="nowrap">
                  <StateMark good={segment.state === "open" ? null : true} word={segment.state} />
                </td>
                <td className="number">{formatCount(segment.events)}</td>
                <td className="number">{formatCount(segment.inLedger)}</td>
                <td className="number">{formatBytes(segment.ledgerBytes)}</td>
                <td className="number">{formatCount(segment.archived)}</td>
                <td className="number">{formatBytes(segment.archiveBytes)}</td>
                <td className="number">{formatCount(segment.late)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </details>
  );
}
