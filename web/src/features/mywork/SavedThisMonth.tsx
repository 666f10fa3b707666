import { useMemo } from "react";
import { useViewAnswer } from "../../api/queries";
import { failed, type MetricResult } from "../../api/types";
import type { SheetContext } from "../../sheet/context";
import { useDrill } from "../../sheet/drill";
import { formatText } from "../../ui/format";
import { viewRequest } from "../../view/request";
import { useView } from "../../view/useView";

/** What AEC OS saved somebody this month, whatever period the sheet is of. */
export function SavedThisMonth({ metrics, context }: { metrics: string[]; context: SheetContext }) {
  const [view] = useView();
  const drill = useDrill();
  const { zone } = context;
  const request = useMemo(
    () =>
      viewRequest(
        { ...view, period: { preset: "this-month" }, compare: "none", grain: "auto", tz: zone },
        metrics.map((metric) => ({ metric })),
      ),
    [view, zone, metrics],
  );
  const { data, error } = useViewAnswer(request);
  if (!data && error) return null;
  if (!data)
    return (
      <p className="headline headline-brief skeleton">
        This month AEC OS saved me 000.0 h (estimate), worth $00,000.
      </p>
    );
  const [hours, money] = metrics.map((metric) => data.results.find((one) => one.metric === metric));
  const figure = (result: MetricResult | undefined) =>
    result && !failed(result) && result.value !== null && result.events > 0 ? (
      <button
        type="button"
        className="headline-figure"
        onClick={() => drill.events(result.metric, data.period)}
      >
        {formatText(result.value, result.unit)}
      </button>
    ) : null;
  const saved = figure(hours);
  const worth = figure(money);
  if (!saved) {
    return <p className="headline headline-brief">Nothing that I generated this month is counted yet.</p>;
  }
  return (
    <p className="headline headline-brief">
      This month AEC OS saved me {saved} (estimate)
      {worth && <>, worth {worth}</>}.
    </p>
  );
}
