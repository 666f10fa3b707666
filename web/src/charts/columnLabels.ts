import { CHARACTER, LONGEST_NAME } from "./text";

/** How the names over a heat map's columns stand, so that none lies over another. */
export interface ColumnLabels {
  /** Every how many columns one is printed. */
  every: number;
  /** Degrees that they are turned by. */
  angle: 0 | -35 | -90;
  /** What they take of the height, in pixels. */
  height: number;
  /** What the drawing must be wide at least; wider than its room means scrolling. */
  width: number;
  /** What the last name, leaning, needs beside its column. */
  beyond: number;
  /** How wide a column is, in pixels. */
  cell: number;
}

export interface LabelRoom {
  /** What the drawing and the names of its rows have, in pixels. */
  width: number;
  rowNames: string[];
  /** Columns in a known order, hours or weeks: some of the names say the others. */
  ordered: boolean;
  /** 1 for type of the usual size. */
  zoom: number;
}

const LINE = 15;

export function columnLabels(names: string[], { width, rowNames, ordered, zoom }: LabelRoom): ColumnLabels {
  const margin = longest(rowNames) * CHARACTER * zoom + 36;
  const cell = Math.max(1, width - margin) / Math.max(1, names.length);
  const length = longest(names) * CHARACTER * zoom;
  const line = LINE * zoom;
  if (length + line / 2 <= cell) return { every: 1, angle: 0, height: line, width, beyond: 0, cell };
  if (ordered)
    return { every: Math.ceil((length + line / 2) / cell), angle: 0, height: line, width, beyond: 0, cell };
  const lean = (35 * Math.PI) / 180;
  if (line / Math.sin(lean) <= cell) {
    const last = longest(names.slice(-1)) * CHARACTER * zoom * Math.cos(lean);
    return {
      every: 1,
      angle: -35,
      height: line + length * Math.sin(lean),
      width,
      beyond: Math.max(0, last - cell / 2 + line / 2),
      cell,
    };
  }
  return {
    every: 1,
    angle: -90,
    height: line + length,
    width: Math.max(width, margin + names.length * (line + 1)),
    beyond: 0,
    cell: line + 1,
  };
}

function longest(names: string[]): number {
  return Math.min(LONGEST_NAME, Math.max(1, ...names.map((name) => [...name].length)));
}
