import { useContext, useDeferredValue, useEffect, useMemo } from "react";
import { problemFrom } from "../api/client";
import { useViewAnswer } from "../api/queries";
import { failed } from "../api/types";
import type { MetricInfo, MetricQuery, MetricResult, Problem, ViewAnswer } from "../api/types";
import { lags } from "../ui/noteWords";
import { sideRequest, viewRequest } from "../view/request";
import { Mine, narrowed, OtherSide, refuse, useParsedView, useView } from "../view/useView";
import { isOfProjects, otherSide } from "../view/viewState";
import { contrasted, sideTitle } from "./contrast";
import type { SheetContext } from "./context";
import { keyOf, merged } from "./spec";

/** A sheet's numbers: asked in one request, looked up by metric and dimensions. */
export interface Sheet {
  /** The answer to a query, undefined while it is on its way. */
  result: (metric: string, by?: string[]) => MetricResult | undefined;
  info: (metric: string) => MetricInfo | undefined;
  meta: ViewAnswer | undefined;
  /** Everything was answered, and no event stands behind any of it. */
  nothing: boolean;
  /** Events that were received are not in some of the numbers yet. */
  lagging: boolean;
  /** The whole request failed; single metrics fail in their results. */
  problem: Problem | null;
  /** What is shown belongs to the view before; the new one is under way. */
  stale: boolean;
  /** When what is shown was answered, where asking again has failed since. */
  answeredAt: string | null;
  retry: () => void;
  /** What the numbers are set beside, instead of an earlier period. */
  beside: string | null;
}

export function useSheet(context: SheetContext, wanted: MetricQuery[]): Sheet {
  const [view] = useView();
  const infos = useMemo(
    () => new Map(context.catalogue.metrics.map((metric) => [metric.name, metric])),
    [context.catalogue],
  );
  const queries = useMemo(() => merged(wanted.filter((query) => infos.has(query.metric))), [wanted, infos]);
  const { view: whole } = useParsedView();
  const other = useContext(OtherSide);
  const mine = useContext(Mine);
  const opposite = useMemo(() => narrowed(other ? whole : otherSide(whole), mine), [other, whole, mine]);
  const request = useMemo(
    () => sideRequest(view, opposite, queries, whole.vs),
    [view, opposite, queries, whole.vs],
  );
  const versus = useMemo(
    () => viewRequest({ ...opposite, compare: "none" }, isOfProjects(whole.vs) ? queries : NO_QUERIES),
    [opposite, queries, whole.vs],
  );
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useViewAnswer(request);
  const { data: against, error: refusal } = useViewAnswer(versus);
  useEffect(() => {
    if (error) refuse(whole, request, problemFrom(error));
    if (refusal) refuse(whole, versus, problemFrom(refusal));
  }, [whole, request, versus, error, refusal]);

  const sheet = useMemo<Sheet>(() => {
    const results = new Map<string, MetricResult>();
    const meta =
      data && isOfProjects(whole.vs)
        ? { ...data, results: data.results.map((one, i) => contrasted(one, against?.results[i])) }
        : data;
    meta?.results.forEach((result, index) => {
      const query = queries[index];
      if (query?.metric === result.metric) results.set(keyOf(query.metric, query.by), result);
    });
    return {
      result: (metric, by) => results.get(keyOf(metric, by)),
      info: (metric) => infos.get(metric),
      meta,
      nothing: meta !== undefined && nothingIn(meta, queries),
      lagging: meta?.results.some(isLagging) ?? false,
      problem: error ? problemFrom(error) : null,
      stale: isPlaceholderData,
      answeredAt: error && data ? new Date(dataUpdatedAt).toISOString() : null,
      retry: () => void refetch(),
      beside: whole.vs ? sideTitle(opposite, whole.vs) : null,
    };
  }, [data, against, error, infos, isPlaceholderData, dataUpdatedAt, queries, refetch, whole, opposite]);
  // An answer is drawn in slices, between which the page hears what is pressed.
  return useDeferredValue(sheet);
}

/**
 * What ignores some of the filters says nothing of whether they leave something, and what was received but is not
 * counted yet may be what seems to be missing.
 */
function nothingIn(answer: ViewAnswer, queries: MetricQuery[]): boolean {
  const narrowed = answer.results.filter((_, index) => queries[index]?.without === undefined);
  return narrowed.length > 0 && narrowed.every((result) => isEmpty(result) && !isLagging(result));
}

function isEmpty(result: MetricResult): boolean {
  return !failed(result) && result.events === 0;
}

function isLagging(result: MetricResult): boolean {
  return !failed(result) && lags(result.notes);
}

const NO_QUERIES: MetricQuery[] = [];
