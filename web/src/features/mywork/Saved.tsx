import { useMemo } from "react";
import { useViewAnswer } from "../../api/queries";
import { failed, type MetricResult, type Span } from "../../api/types";
import type { SheetContext } from "../../sheet/context";
import { useDrill } from "../../sheet/drill";
import type { Sheet } from "../../sheet/useSheet";
import { formatSpan, formatText } from "../../ui/format";
import { viewRequest } from "../../view/request";
import { useView } from "../../view/useView";
import { periodTitle } from "../../view/viewState";

const THIS_MONTH = "this-month";

interface SavedProps {
  sheet: Sheet;
  metrics: string[];
  context: SheetContext;
}

/** What AEC OS saved somebody in the period of the cards, and so far this month, which is asked first. */
export function Saved({ sheet, metrics, context }: SavedProps) {
  const [view] = useView();
  const drill = useDrill();
  const { zone } = context;
  const { meta } = sheet;
  const month = useMonth(metrics, zone);
  if (!meta && sheet.problem) return null;
  if (!meta)
    return (
      <p className="headline headline-brief skeleton">
        Last 12 months: AEC OS saved me 000.0 h (estimate), worth $00,000; this month 00.0 h.
      </p>
    );
  const figure = (result: MetricResult | undefined, span?: Span) =>
    result && !failed(result) && result.value !== null && result.events > 0 ? (
      <button type="button" className="headline-figure" onClick={() => drill.events(result.metric, span)}>
        {formatText(result.value, result.unit)}
      </button>
    ) : null;
  const [hours, money] = metrics.map((metric) => figure(sheet.result(metric)));
  const period = periodTitle(view.period) ?? formatSpan(meta.period, zone);
  if (!hours) {
    return (
      <p className="headline headline-brief">
        {period}: nothing that I generated is counted in this view yet.
      </p>
    );
  }
  const isMonth = "preset" in view.period && view.period.preset === THIS_MONTH;
  const lately = figure(month?.result, month?.period) ?? (month ? "nothing yet" : "…");
  return (
    <p className={sheet.stale ? "headline headline-brief stale" : "headline headline-brief"}>
      {period}: AEC OS saved me {hours} (estimate)
      {money && <>, worth {money}</>}
      {!isMonth && <>; this month {lately}</>}.
    </p>
  );
}

/** The first of the metrics, this month so far. */
function useMonth(metrics: string[], zone: string) {
  const [view] = useView();
  const [first] = metrics;
  const request = useMemo(
    () =>
      viewRequest(
        { ...view, period: { preset: THIS_MONTH }, compare: "none", grain: "auto", tz: zone },
        first === undefined ? [] : [{ metric: first }],
      ),
    [view, zone, first],
  );
  const { data } = useViewAnswer(request);
  return data ? { result: data.results[0], period: data.period } : null;
}
