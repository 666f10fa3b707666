import { CHARACTER, longestOf } from "./text";

/** What the mark before a name and the air around it take, in pixels. */
const MARK = 50;
export const LEGEND_ROW = 19;

/** How many rows a legend over a drawing takes: as many names stand side by side as the longest of them allows. */
export function legendRows(names: string[], width: number, zoom: number): number {
  const columns = Math.max(1, Math.floor(width / ((MARK + longestOf(names) * CHARACTER) * zoom)));
  return Math.max(1, Math.ceil(names.length / columns));
}
