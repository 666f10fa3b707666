import { useMemo, useState } from "react";
import type { GroupSeries, MetricAnswer } from "../../api/types";
import { ChartPanel } from "../../charts/ChartPanel";
import { StackChart, type Layer } from "../../charts/StackChart";
import { formatStep, formatText, labelOf, stepsOf } from "../../ui/format";
import { bucketSpan } from "../buckets";
import type { SheetContext } from "../context";
import { useDrill } from "../drill";
import { drawable, PanelState } from "../PanelState";
import { Picked } from "../Picked";
import { timesOf } from "../times";
import { toneOfValue } from "../tones";
import type { Sheet } from "../useSheet";

interface StackPanelProps {
  sheet: Sheet;
  context: SheetContext;
  title: string;
  metric: string;
  by: string;
  span?: number;
}

const MOST = 7;

/** One metric over time by the values of one dimension. Press a part for its events. */
export function StackPanel({ sheet, context, title, metric, by, span }: StackPanelProps) {
  if (!sheet.info(metric)) return null;
  const result = sheet.result(metric, [by]);
  const [answer] = drawable([result], (one) => (one.groupSeries ?? []).length > 0) ?? [];
  if (!answer) return <PanelState title={title} sheet={sheet} results={[result]} height={280} span={span} />;
  return <Drawn sheet={sheet} context={context} title={title} answer={answer} by={by} span={span} />;
}

function Drawn({
  sheet,
  context,
  title,
  answer,
  by,
  span,
}: Omit<StackPanelProps, "metric"> & { answer: MetricAnswer }) {
  const drill = useDrill();
  const [picked, setPicked] = useState<{ layer: number; index: number } | null>(null);
  const grain = sheet.meta?.grain ?? "day";
  const groups = useMemo(() => (answer.groupSeries ?? []).slice(0, MOST), [answer]);
  const layers = useMemo(() => layersOf(answer, groups, by), [answer, groups, by]);
  const open = (layer: number, index: number) => {
    const group = groups[layer];
    const within = group && bucketSpan(group.series, index, sheet.meta?.period);
    if (group && within) drill.events(answer.metric, { key: group.key, ...within });
  };
  const first = layers[0]?.series ?? [];
  const steps = stepsOf(first, grain);
  const point = picked && layers[picked.layer]?.series[picked.index];
  return (
    <ChartPanel
      title={title}
      caption={
        answer.groups.length > MOST ? `${steps} · the ${MOST} with the most events, and all others` : steps
      }
      data={{
        columns: ["Period", ...layers.map((layer) => layer.name)],
        rows: first.map((one, index) => [
          formatStep(one, grain, context.zone),
          ...layers.map((layer) => layer.series[index]?.value ?? null),
        ]),
        units: [null, ...layers.map(() => answer.unit)],
        times: timesOf(first, grain, context.zone),
      }}
      print={(value) => (typeof value === "string" ? value : formatText(value, answer.unit))}
      span={span}
      stale={sheet.stale}
    >
      <StackChart
        title={title}
        unit={answer.unit}
        layers={layers}
        grain={grain}
        zone={context.zone}
        onPart={(layer, index) => setPicked({ layer, index })}
      />
      {picked && point && groups[picked.layer] && (
        <Picked
          name={`${layers[picked.layer]?.name ?? ""}, ${formatStep(point, grain, context.zone)}`}
          value={formatText(point.value, answer.unit)}
          onEvents={() => open(picked.layer, picked.index)}
          filter={drill.choice(groups[picked.layer]?.key ?? {})}
          onClose={() => setPicked(null)}
        />
      )}
    </ChartPanel>
  );
}

/** The groups, and what all others come to, so that a stack is as high as the whole. */
export function layersOf(answer: MetricAnswer, groups: GroupSeries[], by: string): Layer[] {
  const layers = groups.map((group) => ({
    name: labelOf(by, group.key[by]),
    series: group.series,
    tone: toneOfValue(group.key[by]),
  }));
  const others = answer.series.map((point, index) => ({
    t: point.t,
    cut: point.cut,
    value: groups.reduce((left, group) => left - (group.series[index]?.value ?? 0), point.value ?? 0),
  }));
  return others.some((point) => point.value > 0)
    ? [...layers, { name: "all others", series: others }]
    : layers;
}
