import { failed, type Group, type MetricAnswer, type MetricResult, type Point } from "../api/types";
import { formatDays, formatPercent, formatPoints, nameOf } from "../ui/format";
import { PERIODS, type Versus, type View } from "../view/viewState";

/**
 * An answer whose "before" is that of another project in the same period, so that cards, charts and tables compare
 * the two without knowing of it. Two periods are compared by the server, which knows what dates stand beside which.
 */
export function contrasted(mine: MetricResult, other: MetricResult | undefined): MetricResult {
  if (failed(mine)) return mine;
  const theirs = other && !failed(other) ? other : undefined;
  const previous = theirs?.value ?? null;
  const change = changeOf(mine.value, previous);
  return {
    ...mine,
    previous,
    change,
    trend: trendOf(mine, previous, change),
    series: overlaid(mine.series, theirs?.series ?? []),
    groups: matched(mine.groups, theirs?.groups ?? []),
  };
}

function changeOf(value: number | null, previous: number | null): number | null {
  return value === null || previous === null || previous === 0
    ? null
    : (value - previous) / Math.abs(previous);
}

function trendOf({ value, unit }: MetricAnswer, previous: number | null, change: number | null): string {
  if (value === null || previous === null) return "–";
  if (unit === "fraction" || unit === "percent")
    return formatPoints((value - previous) * (unit === "fraction" ? 100 : 1));
  return change === null ? "–" : formatPercent(change);
}

function overlaid(mine: Point[], theirs: Point[]): Point[] {
  const at = new Map(theirs.map((point) => [point.t, point.value]));
  return mine.map((point) => ({ ...point, previous: at.get(point.t) ?? null }));
}

function matched(mine: Group[], theirs: Group[]): Group[] {
  const values = new Map(theirs.map((group) => [JSON.stringify(group.key), group.value]));
  return mine.map((group) => ({ ...group, previous: values.get(JSON.stringify(group.key)) ?? null }));
}

/** What one side of a comparison is called. */
export function sideTitle(view: View, vs: Versus): string {
  if ("project" in vs) {
    const projects = view.filters["project"] ?? [];
    return projects.length === 0 ? "All projects" : projects.map(nameOf).join(", ");
  }
  const { period } = view;
  if ("from" in period)
    return period.from.includes("T") ? `${period.from} – ${period.to}` : formatDays(period);
  return PERIODS.find((one) => one.id === period.preset)?.title ?? period.preset;
}
