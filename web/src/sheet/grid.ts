import type { Group } from "../api/types";
import { labelOf, nameOf } from "../ui/format";

export interface Grid {
  rows: string[];
  columns: string[];
  cells: (number | null)[][];
  at: (row: number, column: number) => Group | undefined;
}

/** Groups by two dimensions as a grid, its names in the order that people expect. */
export function gridOf(groups: Group[], rowName: string, columnName: string): Grid {
  const rows = ordered(groups.map((group) => nameOf(group.key[rowName])));
  const columns = ordered(groups.map((group) => nameOf(group.key[columnName])));
  const found = new Map(
    groups.map((group) => [`${nameOf(group.key[rowName])}\n${nameOf(group.key[columnName])}`, group]),
  );
  const at = (row: number, column: number) => found.get(`${rows[row] ?? ""}\n${columns[column] ?? ""}`);
  const cells = rows.map((_, row) => columns.map((_name, column) => at(row, column)?.value ?? null));
  const label = (dimension: string, names: string[]) => names.map((name) => labelOf(dimension, name));
  return { rows: label(rowName, rows), columns: label(columnName, columns), cells, at };
}

/** Numbers (weekdays from Monday, hours) by size, all else by the alphabet; "(none)" last. */
function ordered(names: string[]): string[] {
  const last = (name: string) => Number(name === "(none)");
  return [...new Set(names)].sort(
    (a, b) => last(a) - last(b) || a.localeCompare(b, undefined, { numeric: true }),
  );
}
