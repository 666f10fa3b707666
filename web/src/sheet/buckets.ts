import type { Point, Span } from "../api/types";
import { isoDays } from "../ui/dates";
import type { Period } from "../view/viewState";

/** From when to when a bucket of a series reaches; it ends where the next begins. */
export function bucketSpan(series: Point[], index: number, period: Span | undefined): Span | null {
  const bucket = series[index];
  if (!bucket) return null;
  const to = series[index + 1]?.t ?? period?.to;
  if (to === undefined) return null;
  // The first bucket of a week or month may begin before the period does.
  const from = period && period.from > bucket.t ? period.from : bucket.t;
  return { from, to };
}

/** From the first to the last of a series' buckets as a period: days, or instants within a day. */
export function periodOf(
  series: Point[],
  [first, last]: [number, number],
  { period, grain, zone }: { period: Span | undefined; grain: string; zone: string },
): Period | null {
  const from = bucketSpan(series, first, period)?.from;
  const to = bucketSpan(series, last, period)?.to;
  if (from === undefined || to === undefined) return null;
  if (grain === "hour") return { from, to };
  return isoDays({ from, to }, zone);
}
