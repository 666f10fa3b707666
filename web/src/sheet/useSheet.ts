import { useMemo } from "react";
import { problemFrom } from "../api/client";
import { useViewAnswer } from "../api/queries";
import type { MetricInfo, MetricQuery, MetricResult, Problem, ViewAnswer } from "../api/types";
import { viewRequest } from "../view/request";
import { useView } from "../view/useView";
import type { SheetContext } from "./context";

/** A sheet's numbers: asked in one request, looked up by metric and dimensions. */
export interface Sheet {
  /** The answer to a query, undefined while it is on its way. */
  result: (metric: string, by?: string[]) => MetricResult | undefined;
  info: (metric: string) => MetricInfo | undefined;
  meta: ViewAnswer | undefined;
  /** The whole request failed; single metrics fail in their results. */
  problem: Problem | null;
  /** What is shown belongs to the view before; the new one is under way. */
  stale: boolean;
  retry: () => void;
}

export function useSheet(context: SheetContext, wanted: MetricQuery[]): Sheet {
  const [view] = useView();
  const infos = useMemo(
    () => new Map(context.catalogue.metrics.map((metric) => [metric.name, metric])),
    [context.catalogue],
  );
  const queries = useMemo(() => merge(wanted.filter((query) => infos.has(query.metric))), [wanted, infos]);
  const request = useMemo(() => viewRequest(view, queries), [view, queries]);
  const { data, error, isPlaceholderData, refetch } = useViewAnswer(request);

  return useMemo(() => {
    const results = new Map<string, MetricResult>();
    data?.results.forEach((result, index) => {
      const query = queries[index];
      if (query?.metric === result.metric) results.set(keyOf(query.metric, query.by), result);
    });
    return {
      result: (metric, by) => results.get(keyOf(metric, by)),
      info: (metric) => infos.get(metric),
      meta: data,
      problem: error ? problemFrom(error) : null,
      stale: isPlaceholderData,
      retry: () => void refetch(),
    };
  }, [data, error, infos, isPlaceholderData, queries, refetch]);
}

function keyOf(metric: string, by: string[] = []): string {
  return [metric, ...by].join("|");
}

/** One query per metric and grouping, even where a card and a chart want the same. */
function merge(queries: MetricQuery[]): MetricQuery[] {
  const merged = new Map<string, MetricQuery>();
  for (const query of queries) {
    const key = keyOf(query.metric, query.by);
    const known = merged.get(key);
    merged.set(key, known ? { ...query, series: (known.series ?? false) || (query.series ?? false) } : query);
  }
  return [...merged.values()];
}
