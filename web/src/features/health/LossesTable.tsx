import { useSources } from "../../api/queries";
import type { Loss } from "../../api/types";
import { formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";

/** What hooks could not tell of, and which projects, modules and times it may have belonged to. */
export function LossesTable({ zone }: { zone: string }) {
  const { data } = useSources();
  if (!data || data.losses.length === 0) return null;
  return (
    <section className="panel" aria-label="Losses of hooks">
      <header className="panel-head">
        <div>
          <h2>Losses of hooks</h2>
          <p className="panel-caption">
            Numbers that these may have belonged to say that they are not complete
          </p>
        </div>
      </header>
      <TableRoom label="Losses of hooks">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Loss</th>
              <th scope="col">Project</th>
              <th scope="col">Module</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          <tbody>
            {data.losses.map((loss) => (
              <tr key={JSON.stringify(loss)}>
                <th scope="row">{loss.detail}</th>
                <td>{loss.project === null ? "any" : <Name value={loss.project} length={32} />}</td>
                <td>{loss.module ?? "any"}</td>
                <td className="nowrap">{formatInstant(loss.from, zone)}</td>
                <td className="nowrap">{isOver(loss) ? formatInstant(loss.to, zone) : "still so"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </section>
  );
}

/** A loss that nobody said the end of reaches to the end of time. */
function isOver(loss: Loss) {
  return new Date(loss.to).getFullYear() < 9000;
}
