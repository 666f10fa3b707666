import { useMemo, useState } from "react";
import { usePairs, type PairPoint, type Pairs } from "../../api/insight";
import { ChartPanel } from "../../charts/ChartPanel";
import { ScatterChart } from "../../charts/ScatterChart";
import { formatCount, formatText, nameOf } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { useDrill } from "../drill";
import { Picked } from "../Picked";
import { Notes } from "./Notes";
import { QueryState } from "./QueryState";

interface PairsPanelProps {
  title: string;
  metric: string;
  level: "element" | "project";
  unit: string;
  span?: number;
}

/** Estimates against actuals. Press a point for its events, or to narrow the view to it. */
export function PairsPanel({ title, metric, level, unit, span }: PairsPanelProps) {
  const [view] = useView();
  const query = usePairs(metric, level, viewParams(view).toString());
  const pairs = query.data;
  if (!pairs || pairs.points.length === 0)
    return <QueryState title={title} span={span} height={340} query={query} notes={pairs?.notes ?? []} />;
  return <Drawn title={title} unit={unit} span={span} pairs={pairs} stale={query.isPlaceholderData} />;
}

interface DrawnProps {
  title: string;
  unit: string;
  span?: number;
  pairs: Pairs;
  stale: boolean;
}

function Drawn({ title, unit, span, pairs, stale }: DrawnProps) {
  const drill = useDrill();
  const [picked, setPicked] = useState<number | null>(null);
  const points = useMemo(
    () => pairs.points.map((point) => ({ name: named(point), x: point.actual, y: point.estimate })),
    [pairs],
  );
  const point = picked === null ? undefined : pairs.points[picked];
  return (
    <ChartPanel
      title={title}
      caption={captionOf(pairs)}
      data={{
        columns: ["What", "Type", "Elements", "Estimate", "Actual", "Error"],
        rows: pairs.points.map((one) => [
          named(one),
          one.elementType,
          one.pairs,
          one.estimate,
          one.actual,
          errorOf(one),
        ]),
        units: [null, null, "count", unit, unit, "fraction"],
      }}
      print={(value, column) => printCell(value, column, unit)}
      onRow={(row) => {
        const one = pairs.points[row];
        if (one) drill.events(pairs.metric, { key: keyOf(one) });
      }}
      span={span}
      stale={stale}
    >
      <ScatterChart
        title={title}
        unit={unit}
        xTitle="actual"
        yTitle="estimate"
        points={points}
        tolerance={pairs.tolerance}
        onPoint={setPicked}
      />
      {point && (
        <Picked
          name={named(point)}
          value={formatText(errorOf(point), "fraction")}
          onEvents={() => drill.events(pairs.metric, { key: keyOf(point) })}
          filter={drill.choice(keyOf(point))}
          onClose={() => setPicked(null)}
        />
      )}
      <Notes notes={pairs.notes} />
    </ChartPanel>
  );
}

function named(point: PairPoint): string {
  const project = nameOf(point.project);
  return point.elementGuid === null ? project : `${point.elementGuid}, ${project}`;
}

function keyOf(point: PairPoint) {
  return {
    project: point.project,
    ...(point.elementGuid === null ? {} : { elementGuid: point.elementGuid }),
  };
}

function errorOf(point: PairPoint): number | null {
  return point.actual === 0 ? null : (point.estimate - point.actual) / point.actual;
}

function captionOf(pairs: Pairs): string {
  const { near, pairs: all } = pairs.summary;
  return `${formatCount(near)} of ${formatCount(all)} elements within ±${formatText(pairs.tolerance, "fraction")} (the band); bias ${formatText(pairs.bias, "fraction")}`;
}

function printCell(value: string | number | null, column: number, unit: string): string {
  if (typeof value === "string") return value;
  if (value === null) return "–";
  if (column === 2) return formatCount(value);
  return formatText(value, column === 5 ? "fraction" : unit);
}
