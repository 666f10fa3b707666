import { useMemo } from "react";
import { failed, type Key } from "../../api/types";
import { capital } from "../../ui/capital";
import { formatCount, formatText } from "../../ui/format";
import { Name } from "../../ui/Name";
import { spanStyle } from "../../ui/span";
import { TableRoom } from "../../ui/TableRoom";
import { useDrill } from "../drill";
import { PanelState } from "../PanelState";
import type { Sheet } from "../useSheet";
import { worstOf } from "./worst";

interface WorstTableProps {
  title: string;
  /** What is evaluated, and what of it is bad. */
  metrics: string[];
  by: string[];
  sheet: Sheet;
  span?: number;
}

/** Where rules fail most: how many were evaluated, how many failed, and the share. */
export function WorstTable({ title, metrics, by, sheet, span }: WorstTableProps) {
  const drill = useDrill();
  const [evaluated, violated] = metrics.map((metric) => sheet.result(metric, by));
  const rows = useMemo(() => {
    if (!evaluated || !violated || failed(evaluated) || failed(violated)) return [];
    return worstOf(evaluated.groups, violated.groups, by);
  }, [evaluated, violated, by]);
  if (rows.length === 0)
    return (
      <PanelState title={title} sheet={sheet} results={[evaluated, violated]} height={320} span={span} />
    );
  const highest = Math.max(...rows.map((row) => row.rate));
  const events = (key: Key) => drill.events(metrics[1] ?? "", { key });
  return (
    <section className={sheet.stale ? "panel stale" : "panel"} style={spanStyle(span)} aria-label={title}>
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          <p className="panel-caption">
            Most violations first, of {formatCount(rows.length)}; press a name to narrow the view to it
          </p>
        </div>
      </header>
      <TableRoom label={title}>
        <table className="table">
          <thead>
            <tr>
              {by.map((dimension) => (
                <th key={dimension} scope="col">
                  {capital(dimension)}
                </th>
              ))}
              <th scope="col" className="number">
                Evaluated
              </th>
              <th scope="col" className="number">
                Violated
              </th>
              <th scope="col" className="number">
                Rate
              </th>
              <th scope="col">
                <span className="visually-hidden">Share</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={by.map((dimension) => row.key[dimension]).join("\n")}>
                {by.map((dimension, index) => (
                  <td key={dimension} className="nowrap">
                    {index === by.length - 1 ? (
                      <button type="button" className="link" onClick={() => drill.filter(row.key)}>
                        <Name value={row.key[dimension]} length={40} />
                      </button>
                    ) : (
                      <Name value={row.key[dimension]} length={40} />
                    )}
                  </td>
                ))}
                <td className="number">{formatCount(row.evaluated)}</td>
                <td className="number">
                  <button type="button" className="link" onClick={() => events(row.key)}>
                    {formatCount(row.violated)}
                    <span className="visually-hidden"> violations: show the events</span>
                  </button>
                </td>
                <td className="number">{formatText(row.rate, "fraction")}</td>
                <td className="share">
                  <span
                    className="share-bar"
                    style={{ inlineSize: `${(100 * row.rate) / highest}%` }}
                    aria-hidden="true"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </section>
  );
}
