/** Questions that no single number answers, as docs/http-api.md describes them. */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getJson } from "./client";
import { LIVE } from "./queries";
import type { Note, Span, Watermark } from "./types";

/** What every answer carries beside its figures. */
export interface Trust {
  period: Span;
  watermark: Watermark;
  complete: boolean;
  notes: Note[];
  definition: string;
  sql: string;
}

export interface FlowNode {
  id: string;
  outcome: string;
  title: string;
  elements: number;
}

export interface FlowStage {
  name: string;
  title: string;
  nodes: FlowNode[];
  eventsWithoutElement: number;
}

export interface FlowLink {
  link: string;
  from: string;
  to: string;
  elements: number;
}

export interface Flow extends Trust {
  stages: FlowStage[];
  links: FlowLink[];
  elements: number;
  events: number;
  eventsWithoutElement: number;
}

export interface Bucket {
  atLeast: number | null;
  below: number | null;
  events: number;
}

export interface Quantile {
  q: number;
  value: number | null;
}

export interface Distribution extends Trust {
  metric: string;
  title: string;
  unit: string;
  count: number;
  missing: number;
  least: number | null;
  greatest: number | null;
  mean: number | null;
  quantiles: Quantile[];
  buckets: Bucket[];
}

export interface PairPoint {
  project: string | null;
  elementGuid: string | null;
  elementType: string | null;
  pairs: number;
  estimate: number;
  actual: number;
}

export interface Pairs extends Trust {
  metric: string;
  title: string;
  tolerance: number;
  summary: {
    pairs: number;
    onlyEstimated: number;
    onlyActual: number;
    withoutError: number;
    near: number;
    estimate: number;
    actual: number;
    absoluteError: number;
    points: number;
  };
  bias: number | null;
  accuracy: number | null;
  bins: Bucket[];
  quantiles: Quantile[];
  points: PairPoint[];
}

export interface Together extends Trust {
  pairs: { author: string; participant: string; elements: number }[];
  total: number;
}

export type AnnotationKind = "release" | "regulation" | "deployment" | "hook";

export interface Annotation {
  kind: AnnotationKind;
  t: string;
  label: string;
  project: string | null;
  value: number | null;
  event: string;
  facts: Record<string, unknown>;
}

export interface Annotations extends Trust {
  annotations: Annotation[];
  total: number;
}

export interface ElementRow {
  project: string | null;
  elementGuid: string;
  elementType: string | null;
  outcomes: string[];
  events: number;
  first: string;
  last: string;
}

export interface ElementPage {
  elements: ElementRow[];
  total: number;
  next: string | null;
  watermark: Watermark;
}

export interface ForecastStep {
  t: string;
  expected: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

/** What a metric may come to, or why that cannot be told; `text` says it in a sentence. */
export interface Forecast {
  metric: string;
  method: string | null;
  horizon: ForecastStep[];
  backtest: { against: string; error: number | null; naiveError: number | null; origins: number } | null;
  refused: { code: string; text: string } | null;
  text: string;
  complete: boolean;
  notes: Note[];
}

/** How many something may come to, with the bounds for 80 and 95 of 100. */
export interface Estimate {
  expected: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

/** What the next regulatory update may affect. */
export interface Outlook {
  sentence: string | null;
  error: string | null;
  templates: Estimate | null;
  elements: Estimate | null;
  when: { expected: string; from80: string; to80: string; from95: string; to95: string } | null;
  concerned: { total: number };
  library: { templates: number; elements: number };
  reasoning: string[];
  refused: { code: string; text: string } | null;
  notes: Note[];
}

function useInsight<T>(path: string, params: URLSearchParams, enabled = true) {
  const url = `/api/${path}?${params}`;
  return useQuery({
    queryKey: [LIVE, "insight", url],
    queryFn: ({ signal }) => getJson<T>(url, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** A copy of the view's parameters with more of them. */
function withMore(params: string, more: Record<string, string>): URLSearchParams {
  const all = new URLSearchParams(params);
  for (const [name, value] of Object.entries(more)) all.set(name, value);
  return all;
}

export function useFlow(params: string) {
  return useInsight<Flow>("flow", new URLSearchParams(params));
}

export function useDistribution(metric: string, params: string) {
  return useInsight<Distribution>("distribution", withMore(params, { metric, buckets: "30" }));
}

export function usePairs(metric: string, level: "element" | "project", params: string) {
  return useInsight<Pairs>("pairs", withMore(params, { metric, level, limit: "1500" }));
}

export function useTogether(params: string) {
  return useInsight<Together>("together", withMore(params, { limit: "400" }));
}

export function useAnnotations(kinds: AnnotationKind[], params: string) {
  const all = new URLSearchParams(params);
  for (const kind of kinds) all.append("kind", kind);
  return useInsight<Annotations>("annotations", all, kinds.length > 0);
}

/** What of a metric's change came from where; null where it cannot be told. */
export interface Changes {
  metric: string;
  title: string;
  unit: string;
  dimensions: {
    dimension: string;
    contributions: {
      key: string | null;
      others: number;
      contribution: number | null;
      select: Record<string, string> | null;
    }[];
  }[];
  refused: { code: string; text: string } | null;
}

export function useChanges(metric: string, params: string) {
  return useInsight<Changes>(`changes/${metric}`, new URLSearchParams(params), metric !== "");
}

/** Asked only where a metric is named: a forecast is wanted or it is not. */
export function useForecast(metric: string | null, params: string) {
  return useInsight<Forecast>(`forecasts/${metric ?? ""}`, new URLSearchParams(params), metric !== null);
}

/** From all of time, of some projects or of all. */
export function useOutlook(projects: string[], zone: string) {
  const params = new URLSearchParams(projects.map((project) => ["project", project]));
  params.set("tz", zone);
  return useInsight<Outlook>("regulatory-outlook", params);
}

/** The elements of a set, as an address names it. */
export function useElements(set: string, params: string) {
  return useInfiniteQuery({
    queryKey: ["elements", set, params],
    queryFn: ({ signal, pageParam }) => {
      const query = withMore(params, { ...elementsQuery(set), limit: "100" });
      if (pageParam !== null) query.set("cursor", pageParam);
      return getJson<ElementPage>(`/api/${elementsPath(set)}?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** How an address names what two people share. */
export function togetherSet(author: string, participant: string): string {
  return `together:${encodeURIComponent(author)}>${encodeURIComponent(participant)}`;
}

/** The two people of such a set. */
export function peopleOf(set: string): [string, string] {
  const [author = "", participant = ""] = set.slice("together:".length).split(">");
  return [decodeURIComponent(author), decodeURIComponent(participant)];
}

function elementsPath(set: string): string {
  return set.startsWith("flow:") ? "flow/elements" : "together/elements";
}

function elementsQuery(set: string): Record<string, string> {
  if (set.startsWith("flow:")) return { link: set.slice("flow:".length) };
  const [author, participant] = peopleOf(set);
  return { author, participant };
}
