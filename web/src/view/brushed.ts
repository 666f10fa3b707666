import type { Period } from "./viewState";

let last: { before: Period; period: Period } | null = null;

/** A stretch of a chart was made the period. */
export function brushed(before: Period, period: Period): void {
  last = { before, period };
}

/** The period before the brush that made this one; null where no brush did. */
export function periodBeforeBrush(period: Period): Period | null {
  return last !== null && JSON.stringify(last.period) === JSON.stringify(period) ? last.before : null;
}
