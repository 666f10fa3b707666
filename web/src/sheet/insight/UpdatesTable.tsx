import { useAnnotations, type Annotation } from "../../api/insight";
import { formatCount, formatDay } from "../../ui/format";
import { Name } from "../../ui/Name";
import { spanStyle } from "../../ui/span";
import { TableRoom } from "../../ui/TableRoom";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { Notes } from "./Notes";
import { QueryState } from "./QueryState";

const FACTS = [
  ["added", "Rules added"],
  ["modified", "Modified"],
  ["removed", "Removed"],
  ["templates_affected", "Templates affected"],
  ["elements_affected", "Elements affected"],
] as const;

const REGULATION = ["regulation" as const];

/** What each update of a building code changed, and what it touched. */
export function UpdatesTable({ title, span, zone }: { title: string; span?: number; zone: string }) {
  const [view] = useView();
  const query = useAnnotations(REGULATION, viewParams(view).toString());
  const updates = query.data;
  if (!updates || updates.annotations.length === 0)
    return <QueryState title={title} span={span} height={220} query={query} notes={updates?.notes ?? []} />;
  return (
    <section className="panel" style={spanStyle(span)} aria-label={title}>
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          <p className="panel-caption">
            {formatCount(updates.total)} updates, newest first; an empty cell was not reported
          </p>
        </div>
      </header>
      <TableRoom label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Applied</th>
              <th scope="col">Project</th>
              {FACTS.map(([, name]) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {updates.annotations.map((update) => (
              <Update key={update.event} update={update} zone={zone} />
            ))}
          </tbody>
        </table>
      </TableRoom>
      <div className="panel-figure">
        <Notes notes={updates.notes} />
      </div>
    </section>
  );
}

function Update({ update, zone }: { update: Annotation; zone: string }) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        <Name value={update.label} />
      </th>
      <td className="nowrap">{formatDay(update.t, zone)}</td>
      <td className="nowrap">
        <Name value={update.project} length={24} />
      </td>
      {FACTS.map(([fact]) => {
        const value = update.facts[fact];
        return (
          <td key={fact} className="number">
            {typeof value === "number" ? formatCount(value) : "–"}
          </td>
        );
      })}
    </tr>
  );
}
