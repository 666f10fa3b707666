import type { Key, MetricInfo } from "../api/types";
import { navigate, useView } from "../view/useView";
import { DIMENSIONS, type Aside, type Filters } from "../view/viewState";

export interface Drill {
  /** Opens exactly the events behind a number, or behind one bar, cell or point of it. */
  events: (metric: string, within?: { key?: Key; from?: string; to?: string }) => void;
  why: (metric: string) => void;
  chart: (metric: string) => void;
  /** Narrows the whole view to a bar's or cell's key. */
  filter: (key: Key) => void;
  /** Narrows the whole view to a stretch of days. */
  range: (from: string, to: string) => void;
}

export function useDrill(): Drill {
  const [view] = useView();
  const open = (aside: Aside) => navigate({ ...view, aside });
  return {
    events: (metric, within = {}) => {
      const { key = {}, from, to } = within;
      open({ kind: "events", metric, filters: filtersOf(key), ...(from && to ? { from, to } : {}) });
    },
    why: (metric) => open({ kind: "why", metric, filters: {} }),
    chart: (metric) => open({ kind: "chart", metric, filters: {} }),
    filter: (key) => navigate({ ...view, aside: null, filters: { ...view.filters, ...filtersOf(key) } }),
    range: (from, to) => navigate({ ...view, period: { from, to } }),
  };
}

/** A group's key as filters; what the events do not say is asked for as "(none)". */
export function filtersOf(key: Key): Filters {
  return Object.fromEntries(
    Object.entries(key)
      .filter(([name]) => (DIMENSIONS as readonly string[]).includes(name))
      .map(([name, value]) => [name, [value === null || value === "" ? "(none)" : value]]),
  );
}

/** Whether a metric can be cut by a dimension. */
export function divides(info: MetricInfo | undefined, dimension: string): boolean {
  return info !== undefined && (info.dimensions.length === 0 || info.dimensions.includes(dimension));
}
