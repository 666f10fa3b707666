import { useMemo, useState } from "react";
import { failed, type MetricAnswer } from "../../api/types";
import { useMetric } from "../../api/queries";
import { ChartPanel } from "../../charts/ChartPanel";
import { HeatmapChart } from "../../charts/HeatmapChart";
import { formatDay, formatText, labelOf } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { bucketSpan } from "../buckets";
import type { SheetContext } from "../context";
import { useDrill } from "../drill";
import { Picked } from "../Picked";
import { timesOf } from "../times";
import { calendarOf } from "./calendar";
import { QueryState } from "./QueryState";

interface CalendarPanelProps {
  title: string;
  metric: string;
  context: SheetContext;
  span?: number;
}

/** A metric day by day, as a calendar. Press a day for its events. */
export function CalendarPanel({ title, metric, context, span }: CalendarPanelProps) {
  const [view] = useView();
  const params = viewParams(view);
  params.set("grain", "day");
  params.set("compare", "none");
  const query = useMetric(metric, params.toString());
  const answer = query.data;
  if (!answer || failed(answer) || answer.events === 0)
    return <QueryState title={title} span={span} height={250} query={query} notes={answer?.notes ?? []} />;
  return (
    <Drawn title={title} context={context} span={span} answer={answer} stale={query.isPlaceholderData} />
  );
}

type DrawnProps = Omit<CalendarPanelProps, "metric"> & { answer: MetricAnswer; stale: boolean };

function Drawn({ title, context, span, answer, stale }: DrawnProps) {
  const drill = useDrill();
  const [picked, setPicked] = useState<number | null>(null);
  const calendar = useMemo(() => calendarOf(answer.series, context.zone), [answer, context.zone]);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => labelOf("weekday", String(day)));
  const open = (index: number) => {
    const next = answer.series[index + 1];
    const point = answer.series[index];
    const end = next?.t ?? (point && new Date(Date.parse(point.t) + 86_400_000).toISOString());
    const within = bucketSpan(answer.series, index, undefined);
    if (point && end) drill.events(answer.metric, within ?? { from: point.t, to: end });
  };
  const point = picked === null ? undefined : answer.series[picked];
  return (
    <ChartPanel
      title={title}
      caption={`${answer.title} by day`}
      data={{
        columns: ["Day", answer.title],
        rows: answer.series.map((one) => [formatDay(one.t, context.zone), one.value]),
        units: [null, answer.unit],
        times: timesOf(answer.series, "day", context.zone),
      }}
      print={(value) => (typeof value === "string" ? value : formatText(value, answer.unit))}
      onRow={open}
      span={span}
      stale={stale}
    >
      <HeatmapChart
        title={title}
        unit={answer.unit}
        rows={weekdays}
        columns={calendar.weeks}
        ordered
        cells={calendar.cells}
        onCell={(row, column) => setPicked(calendar.at(row, column) ?? null)}
      />
      {picked !== null && point && (
        <Picked
          name={formatDay(point.t, context.zone)}
          value={formatText(point.value, answer.unit)}
          onEvents={() => open(picked)}
          onClose={() => setPicked(null)}
        />
      )}
    </ChartPanel>
  );
}
