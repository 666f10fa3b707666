import { useSources } from "../../api/queries";
import { eventName } from "../../ui/eventNames";
import { formatCount, formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";

/** Of projects that are both hooked and read: whose events stand in the numbers, and for which time. */
export function CountedTable({ zone }: { zone: string }) {
  const { data } = useSources();
  if (!data || data.counted.length === 0) return null;
  return (
    <section className="panel" aria-label="Hooked and read">
      <header className="panel-head">
        <div>
          <h2>Hooked and read</h2>
          <p className="panel-caption">
            What a hook and a connector both report counts once; here is whose events are counted
          </p>
        </div>
      </header>
      <TableRoom label="Whose events count">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Project</th>
              <th scope="col">Event</th>
              <th scope="col">Reported by</th>
              <th scope="col" className="number">
                Events
              </th>
              <th scope="col">First</th>
              <th scope="col">Last</th>
            </tr>
          </thead>
          <tbody>
            {data.counted.map((row) => (
              <tr key={`${row.project} ${row.type} ${row.source}`}>
                <td>
                  <Name value={row.project} length={32} />
                </td>
                <th scope="row" title={row.type}>
                  {eventName(row.type)}
                </th>
                <td className="mono">
                  <Name value={row.source} length={40} />
                </td>
                <td className="number">{formatCount(row.events)}</td>
                <td className="nowrap">{formatInstant(row.from, zone)}</td>
                <td className="nowrap">{formatInstant(row.to, zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </section>
  );
}
