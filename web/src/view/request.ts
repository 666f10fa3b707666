import type { MetricQuery, ViewRequest } from "../api/types";
import {
  formatPeriod,
  isOfProjects,
  type Aside,
  type Filters,
  type Period,
  type Versus,
  type View,
} from "./viewState";

/** The one request that answers a whole sheet; statements come with the answer to why a number is so. */
export function viewRequest(view: View, queries: MetricQuery[]): ViewRequest {
  return {
    ...spanOf(view.period),
    compare: view.compare,
    grain: view.grain,
    ...(view.tz === null ? {} : { tz: view.tz }),
    filters: view.filters,
    queries,
    sql: false,
  };
}

/** As {@link viewRequest}; beside another view, that is what its numbers are compared with. */
export function sideRequest(
  view: View,
  opposite: View,
  queries: MetricQuery[],
  vs: Versus | null,
): ViewRequest {
  const request = viewRequest(view, queries);
  if (!vs) return request;
  return isOfProjects(vs)
    ? { ...request, compare: "none" }
    : { ...request, compare: "none", against: formatPeriod(opposite.period) };
}

/** The parameters of one metric or its events, narrowed to what was clicked. */
export function asideParams(view: View, aside: Aside): URLSearchParams {
  const params = new URLSearchParams();
  const span = aside.from && aside.to ? { from: aside.from, to: aside.to } : spanOf(view.period);
  for (const [name, value] of Object.entries(span)) params.set(name, value);
  if (view.tz !== null) params.set("tz", view.tz);
  if (aside.atLeast) params.set("atLeast", aside.atLeast);
  if (aside.below) params.set("below", aside.below);
  for (const [name, values] of Object.entries(narrow(view.filters, aside.filters))) {
    for (const value of values) params.append(name, value);
  }
  return params;
}

/** The parameters of a question about the whole view. */
export function viewParams(view: View): URLSearchParams {
  return asideParams(view, { kind: "events", metric: "", filters: {} });
}

/** What was clicked lies inside the view, so its filters take the place of the view's. */
export function narrow(filters: Filters, clicked: Filters): Filters {
  return { ...filters, ...clicked };
}

/** A period as the parameters that ask for it. */
export function spanOf(period: Period): Record<string, string> {
  return "preset" in period ? { period: period.preset } : { ...period };
}

/** As {@link asideParams}, with what only a metric's answer needs. */
export function metricParams(view: View, aside: Aside): URLSearchParams {
  const params = asideParams(view, aside);
  params.set("compare", view.compare);
  params.set("grain", view.grain);
  return params;
}
