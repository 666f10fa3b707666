import type { Group } from "../api/types";
import { labelOf, NOT_SAID } from "../ui/format";

export interface Grid {
  rows: string[];
  columns: string[];
  cells: (number | null)[][];
  at: (row: number, column: number) => Group | undefined;
  /** How many rows are not drawn, because they have the fewest events. */
  left: number;
}

/** More rows than these are a list, not a picture; the table has them all. */
const MOST_ROWS = 20;

/** Groups by two dimensions as a grid, its names in the order that people expect. */
export function gridOf(groups: Group[], rowNames: string[], columnName: string): Grid {
  const rowName = rowNames.at(-1) ?? "";
  const rowOf = (group: Group) => rowNames.map((name) => said(group.key[name])).join("\n");
  const all = ordered(groups.map(rowOf));
  const rows = whole(rowName, mostOf(all, groups, rowOf));
  const columns = whole(columnName, ordered(groups.map((group) => said(group.key[columnName]))));
  const found = new Map(groups.map((group) => [`${rowOf(group)}\n${said(group.key[columnName])}`, group]));
  const at = (row: number, column: number) => found.get(`${rows[row] ?? ""}\n${columns[column] ?? ""}`);
  const cells = rows.map((_, row) => columns.map((_name, column) => at(row, column)?.value ?? null));
  const label = (dimension: string, names: string[]) =>
    names.map((name) =>
      name
        .split("\n")
        .map((part) => labelOf(dimension, part))
        .join(" "),
    );
  return {
    rows: label(rowName, rows),
    columns: label(columnName, columns),
    cells,
    at,
    left: Math.max(0, all.length - rows.length),
  };
}

/** What tells groups apart: a name may read like the words for none. */
function said(value: string | null | undefined): string {
  return value ?? NOT_SAID;
}

/** The rows with the most events, in the order that they had. */
function mostOf(rows: string[], groups: Group[], rowOf: (group: Group) => string): string[] {
  if (rows.length <= MOST_ROWS) return rows;
  const events = new Map<string, number>();
  for (const group of groups) {
    const name = rowOf(group);
    events.set(name, (events.get(name) ?? 0) + group.events);
  }
  const most = new Set(
    [...events]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_ROWS)
      .map(([name]) => name),
  );
  return rows.filter((name) => most.has(name));
}

/** Time leaves nothing out: all days of a week, and every hour from the first to the last. */
function whole(dimension: string, names: string[]): string[] {
  if (dimension !== "weekday" && dimension !== "hour") return names;
  const numbers = names.map(Number).filter(Number.isInteger);
  if (numbers.length === 0) return names;
  const [first, last] = dimension === "weekday" ? [1, 7] : [Math.min(...numbers), Math.max(...numbers)];
  const between = Array.from(
    { length: last - first + 1 },
    (_, index) => names.find((name) => Number(name) === first + index) ?? String(first + index),
  );
  return [...between, ...names.filter((name) => !Number.isInteger(Number(name)))];
}

/** Numbers (weekdays from Monday, hours) by size, all else by the alphabet; what is not said last. */
function ordered(names: string[]): string[] {
  const last = (name: string) => Number(name === NOT_SAID);
  return [...new Set(names)].sort(
    (a, b) => last(a) - last(b) || a.localeCompare(b, undefined, { numeric: true }),
  );
}
