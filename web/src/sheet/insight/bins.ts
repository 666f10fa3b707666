import type { Bucket } from "../../api/insight";
import type { Bin } from "../../charts/HistogramChart";
import { formatText } from "../../ui/format";

/** Buckets as bars: the outer ones, which are open, get the width of their neighbours. */
export function binsOf(buckets: Bucket[], unit: string, ends: { least: number; greatest: number }): Bin[] {
  const inner = buckets.find((one) => one.atLeast !== null && one.below !== null);
  const width = inner ? (inner.below ?? 0) - (inner.atLeast ?? 0) : Math.max(ends.greatest - ends.least, 1);
  return buckets.map((bucket) => {
    const from = bucket.atLeast ?? (bucket.below === null ? ends.least - width / 2 : bucket.below - width);
    const to = bucket.below ?? from + width;
    const open = openOf(bucket);
    return { from, to, amount: bucket.events, name: nameOf(bucket, unit), ...(open ? { open } : {}) };
  });
}

/** Empty buckets at both ends say nothing; those between do. */
export function trimmed(buckets: Bucket[]): Bucket[] {
  const first = buckets.findIndex((bucket) => bucket.events > 0);
  const last = buckets.findLastIndex((bucket) => bucket.events > 0);
  return first < 0 ? [] : buckets.slice(Math.max(0, first - 1), last + 2);
}

/** Where all values are in one bucket, its ends are theirs. */
function openOf({ atLeast, below }: Bucket): Bin["open"] {
  if (atLeast === null && below === null) return undefined;
  return below === null ? "above" : atLeast === null ? "below" : undefined;
}

function nameOf({ atLeast, below }: Bucket, unit: string): string {
  if (atLeast === null && below === null) return "all";
  if (atLeast === null) return `below ${formatText(below, unit)}`;
  if (below === null) return `${formatText(atLeast, unit)} or more`;
  return `${formatText(atLeast, unit)} to ${formatText(below, unit)}`;
}
