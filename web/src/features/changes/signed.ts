import { formatText } from "../../ui/format";

/** A difference with its sign; of fractions and percentages in points. */
export function signed(change: number | null | undefined, unit: string): string {
  if (change === null || change === undefined) return "–";
  const sign = change < 0 ? "−" : change > 0 ? "+" : "±";
  const size = Math.abs(change);
  if (unit === "fraction" || unit === "percent") {
    const points = unit === "fraction" ? size * 100 : size;
    return `${sign}${points.toFixed(2)} points`;
  }
  return `${sign}${formatText(size, unit)}`;
}

/** How long a bar is against the longest. */
export function share(change: number, most: number): number {
  return most === 0 ? 0 : Math.abs(change) / most;
}
