import type { ChartData } from "./csv";
import { TableRoom } from "../ui/TableRoom";

interface ChartTableProps {
  caption: string;
  data: ChartData;
  /** How a cell is printed; the data itself keeps its full precision for the CSV. */
  print: (value: string | number | null, column: number) => string;
  onRow?: (row: number) => void;
  /** What a row opens. */
  rowWord?: string;
}

/** The table that says the same as a drawing, for keyboards, screen readers and exact minds. */
export function ChartTable({ caption, data, print, onRow, rowWord = "events" }: ChartTableProps) {
  return (
    <TableRoom label={caption}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {data.columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? "" : "number"}>
                <bdi>{column}</bdi>
              </th>
            ))}
            {onRow && (
              <th scope="col">
                <span className="visually-hidden">Behind it</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((value, column) => (
                <td key={column} className={column === 0 ? "" : "number"}>
                  <bdi>{print(value, column)}</bdi>
                </td>
              ))}
              {onRow && (
                <td className="number">
                  {rowIndex < (data.behind ?? data.rows.length) && (
                    <button type="button" className="link" onClick={() => onRow(rowIndex)}>
                      {rowWord}
                      <span className="visually-hidden"> of {print(row[0] ?? null, 0)}</span>
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}
