/** Questions that no single number answers, as docs/http-api.md describes them. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { getJson, postJson } from "./client";
import { LIVE } from "./queries";
import type { Note, Schemas } from "./types";

export type FlowNode = Schemas["NodeJson"];
export type Flow = Schemas["FlowJson"];
export type Bucket = Schemas["Bucket"];
export type Distribution = Schemas["SpreadJson"];
export type PairPoint = Schemas["Point"];
export type Pairs = Schemas["PairsJson"];
export type Together = Schemas["TogetherJson"];
export type Annotation = Schemas["AnnotationJson"];
export type AnnotationKind = Annotation["kind"];
export type Annotations = Schemas["AnnotationsJson"];
export type Roi = Schemas["RoiJson"];
export type Attention = Schemas["AttentionJson"];
export type Waiting = Schemas["MatterJson"];
export type ElementRow = Schemas["ElementJson"];
export type ElementPage = Schemas["ElementsJson"];
/** A step of a forecast, all of whose figures are known: one that cannot be made has no steps. */
export type ForecastStep = { [K in keyof Schemas["StepJson"]]: NonNullable<Schemas["StepJson"][K]> };
export type Forecast = Omit<Schemas["ForecastJson"], "horizon"> & { horizon: ForecastStep[] };
export type Changes = Schemas["ChangesJson"];
export type Along = Schemas["AlongJson"];
export type Contribution = Schemas["ContributionJson"];
export type Insights = Schemas["InsightsJson"];
export type InsightItem = Schemas["InsightJson"];

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

function attentionUrl(of: string, params: string, most: number): string {
  return `/api/attention?${withMore(params, { of, limit: String(most) })}`;
}

/** As much as there is of one kind, up to what the server gives at once. */
export function allThatWaits(of: string, params: string): Promise<Attention> {
  return getJson<Attention>(attentionUrl(of, params, MOST_AT_ONCE));
}

export const MOST_AT_ONCE = 1000;

/** What waits, kind by kind; `most` says how much of each is wanted. */
export function useAttention(kinds: string[], params: string, most: (kind: string) => number) {
  return useQueries({
    queries: kinds.map((kind) => {
      const url = attentionUrl(kind, params, most(kind));
      return {
        queryKey: [LIVE, "insight", url],
        queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Attention>(url, signal),
        placeholderData: keepPreviousData<Attention>,
      };
    }),
  });
}

export function useAnnotations(kinds: AnnotationKind[], params: string) {
  const all = new URLSearchParams(params);
  for (const kind of kinds) all.append("kind", kind);
  return useInsight<Annotations>("annotations", all, kinds.length > 0);
}

export function useChanges(metric: string, params: string) {
  return useInsight<Changes>(`changes/${metric}`, new URLSearchParams(params), metric !== "");
}

/** Asked only where a metric is named: a forecast is wanted or it is not. */
export function useForecast(metric: string | null, params: string) {
  return useInsight<Forecast>(`forecasts/${metric ?? ""}`, new URLSearchParams(params), metric !== null);
}

/** What is worth knowing on a sheet, or on all where none is named. */
export function useInsights(tab: string | null, params: string) {
  return useInsight<Insights>("insights", withMore(params, tab === null ? {} : { tab }));
}

/** Says whether an insight is useful to the viewer; what is not, is left out from then on. */
export function useMarkInsight() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (said: { id: string; kind: string; useful: boolean }) =>
      postJson("/api/insights/feedback", said),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[2] ?? "").startsWith("/api/insights"),
      }),
  });
}

/** What AEC OS is worth in a view. */
export function useRoi(params: string) {
  return useInsight<Roi>("roi", new URLSearchParams(params));
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

/** All elements of a set, up to {@link MOST_ELEMENTS}: page after page, as the drawer gets them. */
export async function allElements(set: string, params: string): Promise<ElementRow[]> {
  const elements: ElementRow[] = [];
  let cursor: string | null = null;
  do {
    const query = withMore(params, { ...elementsQuery(set), limit: String(MOST_AT_ONCE) });
    if (cursor !== null) query.set("cursor", cursor);
    const page: ElementPage = await getJson<ElementPage>(`/api/${elementsPath(set)}?${query}`);
    elements.push(...page.elements);
    cursor = page.next;
  } while (cursor !== null && elements.length < MOST_ELEMENTS);
  return elements;
}

export const MOST_ELEMENTS = 50_000;

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
  if (set.startsWith("roi:")) return "roi/elements";
  return set.startsWith("flow:") ? "flow/elements" : "together/elements";
}

function elementsQuery(set: string): Record<string, string> {
  if (set.startsWith("roi:")) return { counting: set.slice("roi:".length) };
  if (set.startsWith("flow:")) return { link: set.slice("flow:".length) };
  const [author, participant] = peopleOf(set);
  return { author, participant };
}
