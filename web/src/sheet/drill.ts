import type { Key, MetricInfo } from "../api/types";
import { useContext } from "react";
import { NOT_SAID } from "../ui/format";
import { brushed } from "../view/brushed";
import { navigate, OtherSide, useParsedView } from "../view/useView";
import type { Aside, Filters, Period, View } from "../view/viewState";

export interface Drill {
  /** Opens exactly the events behind a number, or behind one bar, cell or point of it. */
  events: (metric: string, within?: Within) => void;
  /** Opens the elements of a set: a band of the flow, or what two people share. */
  elements: (set: string) => void;
  why: (metric: string) => void;
  chart: (metric: string) => void;
  /** Opens what a metric's change is made of. */
  changes: (metric: string) => void;
  /** Narrows the whole view to a bar's or cell's key. */
  filter: (key: Key) => void;
  /** What filtering to a key means now: alone, beside others, or no longer. */
  choice: (key: Key) => FilterChoice | undefined;
  /** Narrows the whole view to a stretch of time. */
  range: (period: Period) => void;
}

/** One bar, cell, point or bucket of a number. */
export interface Within {
  key?: Key;
  from?: string;
  to?: string;
  atLeast?: number | null;
  below?: number | null;
}

/** A key in relation to the filters in use; `toggle` adds it to them, or takes it out. */
export interface FilterChoice {
  state: "free" | "beside" | "chosen";
  only: () => void;
  toggle: () => void;
}

export function useDrill(): Drill {
  const { view } = useParsedView();
  const other = useContext(OtherSide);
  const open = (aside: Aside) => navigate({ ...view, aside: other ? { ...aside, other } : aside });
  return {
    events: (metric, within = {}) => {
      const { key = {}, from, to, atLeast, below } = within;
      open({
        kind: "events",
        metric,
        filters: filtersOf(key),
        ...(from && to ? { from, to } : {}),
        ...(atLeast == null ? {} : { atLeast: String(atLeast) }),
        ...(below == null ? {} : { below: String(below) }),
      });
    },
    elements: (set) => open({ kind: "elements", metric: set, filters: {} }),
    why: (metric) => open({ kind: "why", metric, filters: {} }),
    chart: (metric) => open({ kind: "chart", metric, filters: {} }),
    changes: (metric) => open({ kind: "changes", metric, filters: {} }),
    filter: (key) => navigate({ ...view, aside: null, filters: { ...view.filters, ...filtersOf(key) } }),
    choice: (key) => choiceOf(view, filtersOf(key)),
    range: (period) => {
      brushed(view.period, period);
      navigate({ ...view, period, aside: null });
    },
  };
}

/** A group's key as filters; what the events do not say is asked for by the empty text. */
export function filtersOf(key: Key): Filters {
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, [value ?? NOT_SAID]]));
}

/** Whether the filters hold a group's values of the given dimensions. */
export function isPicked(group: Key, names: string[], filters: Filters): boolean {
  const key = filtersOf(group);
  return names.every((name) => chosen(filters, name, key[name]?.[0]));
}

function choiceOf(view: View, key: Filters): FilterChoice | undefined {
  if (Object.keys(key).length === 0) return undefined;
  const go = (filters: Filters) => navigate({ ...view, aside: null, filters });
  return {
    state: stateOf(view.filters, key),
    only: () => go({ ...view.filters, ...key }),
    toggle: () => go(toggled(view.filters, key)),
  };
}

/** Whether a key is in the filters, beside what is in them, or on a dimension that is free. */
export function stateOf(filters: Filters, key: Filters): FilterChoice["state"] {
  const names = Object.keys(key);
  if (names.length > 0 && names.every((name) => chosen(filters, name, key[name]?.[0]))) return "chosen";
  return names.some((name) => filters[name] !== undefined) ? "beside" : "free";
}

/** The filters with a key added to them, or without it where it was in them. */
export function toggled(filters: Filters, key: Filters): Filters {
  const remove = stateOf(filters, key) === "chosen";
  const result = { ...filters };
  for (const [name, values] of Object.entries(key)) {
    const known = result[name] ?? [];
    const left = remove ? known.filter((one) => !values.includes(one)) : [...new Set([...known, ...values])];
    if (left.length > 0) result[name] = left;
    else delete result[name];
  }
  return result;
}

function chosen(filters: Filters, name: string, value: string | undefined): boolean {
  return value !== undefined && (filters[name]?.includes(value) ?? false);
}

/** Whether a metric can be cut by a dimension. */
export function divides(info: MetricInfo | undefined, dimension: string): boolean {
  return info !== undefined && (info.dimensions.length === 0 || info.dimensions.includes(dimension));
}
