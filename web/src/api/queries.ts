import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { getJson, postJson } from "./client";
import type {
  Accounting,
  Catalogue,
  DimensionValues,
  EventPage,
  Examination,
  MetricAnswer,
  Quarantine,
  QuarantineItem,
  Sources,
  Status,
  StorageState,
  ViewAnswer,
  ViewRequest,
} from "./types";

/** Queries under this key are asked again when the watermark moves. */
export const LIVE = "live";
/** Queries under this key are asked again when the state of the sources changes. */
export const SOURCES = "sources";

/** What the server says of itself. */
export const STATUS = "status";
/** Who is signed in. */
export const ME = "me";

export function useCatalogue() {
  return useQuery({
    queryKey: ["catalogue"],
    queryFn: ({ signal }) => getJson<Catalogue>("/api/metrics", signal),
    staleTime: Infinity,
  });
}

export function useStatus() {
  return useQuery({
    queryKey: [STATUS],
    queryFn: ({ signal }) => getJson<Status>("/api/status", signal),
    refetchInterval: 30_000,
  });
}

export function useViewAnswer(request: ViewRequest) {
  return useQuery({
    queryKey: [LIVE, "view", request] as const,
    queryFn: ({ signal }) => postJson<ViewAnswer>("/api/metrics/query", request, signal),
    enabled: request.queries.length > 0,
    // Another period or filter keeps the old numbers until the new ones come; another sheet does not.
    placeholderData: (previous, query) => (asksTheSame(query?.queryKey[2], request) ? previous : undefined),
  });
}

function asksTheSame(before: ViewRequest | undefined, now: ViewRequest): boolean {
  return JSON.stringify(before?.queries) === JSON.stringify(now.queries);
}

export function useMetric(name: string, params: string) {
  return useQuery({
    queryKey: [LIVE, "metric", name, params],
    queryFn: ({ signal }) =>
      getJson<MetricAnswer>(`/api/metrics/${encodeURIComponent(name)}?${params}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** Events change under a reader's eyes only when they ask: paging would otherwise jump. */
export function useEvents(metric: string, params: string) {
  return useInfiniteQuery({
    queryKey: ["events", metric, params],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams(params);
      query.set("metric", metric);
      query.set("limit", "100");
      if (pageParam !== null) query.set("cursor", pageParam);
      const ranged = query.has("atLeast") || query.has("below");
      return getJson<EventPage>(`/api/${ranged ? "distribution/" : ""}events?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Where all of the same events are to be had as one file, which the server makes and records. */
export function eventsFile(metric: string, params: string): string {
  const query = new URLSearchParams(params);
  query.set("metric", metric);
  return `/api/events.csv?${query}`;
}

/** The values of a dimension and how many events carry each, of all time or of a period. */
export function useDimension(name: string, enabled: boolean, period = "period=all") {
  return useQuery({
    queryKey: ["dimension", name, period],
    queryFn: ({ signal }) => getJson<DimensionValues>(`/api/dimensions/${name}?${period}`, signal),
    enabled,
    staleTime: 60_000,
  });
}

/** The unit of each event type's value, by "module/type". */
export function useUnits(): (type: string) => string {
  const { data } = useQuery({
    queryKey: ["schemas"],
    queryFn: ({ signal }) => getJson<{ schemas: { type: string; unit: string }[] }>("/api/schemas", signal),
    staleTime: Infinity,
  });
  return (type) => data?.schemas.find((schema) => schema.type === type)?.unit ?? "none";
}

/** The time zones that the server knows. */
export function useZones(enabled: boolean) {
  return useQuery({
    queryKey: ["zones"],
    queryFn: ({ signal }) => getJson<{ zones: string[] }>("/api/zones", signal),
    enabled,
    staleTime: Infinity,
  });
}

export function useSources() {
  return useQuery({
    queryKey: [SOURCES, "sources"],
    queryFn: ({ signal }) => getJson<Sources>("/api/sources", signal),
  });
}

export function useAccounting(enabled = true) {
  return useQuery({
    enabled,
    queryKey: [LIVE, "accounting"],
    queryFn: ({ signal }) => getJson<Accounting>("/api/accounting", signal),
  });
}

/** Mends and replays an item of the quarantine, or discards it; then asks what lies there now. */
export function useSettle(id: string | number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ action, body }: { action: "replay" | "discard"; body: unknown }) =>
      postJson<QuarantineItem>(`/api/quarantine/${id}/${action}`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: [LIVE, "quarantine"] }),
  });
}

/** All of an item that is too long for the list. */
export function useQuarantined(id: string | number, enabled: boolean) {
  return useQuery({
    queryKey: ["quarantined", id],
    queryFn: ({ signal }) => getJson<QuarantineItem>(`/api/quarantine/${id}`, signal),
    enabled,
    staleTime: Infinity,
  });
}

export function useDoctor() {
  return useQuery({
    queryKey: ["doctor"],
    queryFn: ({ signal }) => getJson<Examination>("/api/doctor", signal),
    refetchInterval: 60_000,
  });
}

export function useStorage() {
  return useQuery({
    queryKey: ["storage"],
    queryFn: ({ signal }) => getJson<StorageState>("/api/storage", signal),
    refetchInterval: 60_000,
  });
}

export function useQuarantine(limit: number, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [LIVE, "quarantine", limit],
    queryFn: ({ signal }) => getJson<Quarantine>(`/api/quarantine?limit=${limit}`, signal),
  });
}
