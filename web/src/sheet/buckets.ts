import type { Point, Span } from "../api/types";

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

/** A brushed stretch of the time axis ("2026-03-02 14:05:10.1") as the days that it touches. */
export function daysOf(from: string, to: string): [string, string] {
  return [from.slice(0, 10), to.slice(0, 10)];
}
