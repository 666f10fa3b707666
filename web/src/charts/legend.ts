/** What the mark before a name and the air around it take, in pixels. */
const MARK = 50;
const CHARACTER = 6.6;
export const LEGEND_ROW = 19;

/** How many rows a legend over a drawing takes: as many names stand side by side as the longest of them allows. */
export function legendRows(names: string[], width: number, zoom: number): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  const columns = Math.max(1, Math.floor(width / ((MARK + longest * CHARACTER) * zoom)));
  return Math.max(1, Math.ceil(names.length / columns));
}
