import { useSources } from "../../api/queries";
import { formatCount } from "../../ui/format";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";

/** Event types that the catalogue does not know: accepted and listed, counted by no metric. */
export function UnknownTypes() {
  const { data } = useSources();
  if (!data || data.unknownTypes.length === 0) return null;
  return (
    <section className="panel" aria-label="Unknown event types">
      <header className="panel-head">
        <div>
          <h2>Unknown event types</h2>
          <p className="panel-caption">
            Accepted and kept; a line in catalog/events.yaml gives them a meaning
          </p>
        </div>
      </header>
      <TableRoom label="Unknown event types">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col" className="number">
                Events
              </th>
            </tr>
          </thead>
          <tbody>
            {data.unknownTypes.map((unknown) => (
              <tr key={unknown.type}>
                <th scope="row" className="mono">
                  <Name value={unknown.type} />
                </th>
                <td className="number">{formatCount(unknown.events)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </section>
  );
}
