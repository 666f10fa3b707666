import type { Data, Layout } from "plotly.js";
import { useCallback } from "react";
import type { Point } from "../api/types";
import { formatStep, formatText } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { axis, baseLayout } from "./layout";
import { LEGEND_ROW, legendRows } from "./legend";
import { tall, toneColor, usePalette, type Palette, type Tone } from "./palette";
import { plotText, wallClock } from "./text";
import { ticksOf } from "./ticks";
import { useChartKeys } from "./useChartKeys";
import { useWidth } from "./useWidth";

export interface Layer {
  name: string;
  /** What it means, where that has a colour of its own. */
  tone?: Tone;
  series: Point[];
}

interface StackProps {
  title: string;
  unit: string;
  layers: Layer[];
  grain: string;
  zone: string;
  height?: number;
  onPart?: (layer: number, index: number) => void;
}

/** So much of a name stands in the legend. */
const NAME = 24;

/** Amounts over time, stacked by what they are made of. */
export function StackChart({ title, unit, layers, grain, zone, height: given = 280, onPart }: StackProps) {
  const palette = usePalette();
  const points = layers[0]?.series.length ?? 0;
  const keys = useChartKeys({ rows: layers.length, columns: points, onEnter: onPart });
  const { cursor } = keys;
  const width = useWidth(keys.room.ref);
  const names = legendRows(
    layers.map((layer) => plotText(layer.name, NAME)),
    width,
    palette.zoom,
  );
  const height = tall(given + (names - 1) * LEGEND_ROW, palette);
  const data = useCallback(
    () => layers.map((layer, index) => trace(layer, index, { unit, grain, zone }, palette)),
    [layers, unit, grain, zone, palette],
  );
  const layout = useCallback(
    (): Partial<Layout> => ({
      ...baseLayout(palette, height),
      barmode: "stack",
      bargap: 0.12,
      hovermode: "closest",
      showlegend: true,
      xaxis: { ...axis(palette), type: "date", showgrid: false, tickangle: 0 },
      yaxis: {
        ...axis(palette),
        ...ticksOf(unit, heights(layers)),
        rangemode: "tozero",
      },
    }),
    [layers, unit, height, palette],
  );
  const point = cursor ? layers[cursor.row]?.series[cursor.column] : undefined;
  return (
    <ChartRoom
      label={`Stacked bars: ${title}. Arrow keys go through them, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={
        cursor && point
          ? `${layers[cursor.row]?.name ?? ""}, ${formatStep(point, grain, zone)}: ${formatText(point.value, unit)}`
          : ""
      }
    >
      <Drawing
        height={height}
        data={data}
        layout={layout}
        label={`Stacked bars: ${title}`}
        onClick={(event) => {
          const pressed = event.points[0];
          if (pressed) onPart?.(pressed.curveNumber, pressed.pointIndex);
        }}
      />
    </ChartRoom>
  );
}

/** How high each stack is. */
function heights(layers: Layer[]): number[] {
  const first = layers[0]?.series ?? [];
  return first.map((_, index) =>
    layers.reduce((sum, layer) => sum + Math.max(0, layer.series[index]?.value ?? 0), 0),
  );
}

interface TraceInput {
  unit: string;
  grain: string;
  zone: string;
}

function trace(layer: Layer, index: number, { unit, grain, zone }: TraceInput, palette: Palette): Data {
  const name = plotText(layer.name, NAME);
  return {
    type: "bar",
    name,
    x: layer.series.map((point) => wallClock(point.t, zone)),
    y: layer.series.map((point) => point.value),
    hovertext: layer.series.map(
      (point) => `${name}, ${formatStep(point, grain, zone)}: ${formatText(point.value, unit)}`,
    ),
    hovertemplate: "%{hovertext}<extra></extra>",
    marker: {
      color: layer.tone ? toneColor(layer.tone, palette) : palette.series[index % palette.series.length],
      opacity: layer.series.map((point) => (point.cut ? 0.45 : 1)),
    },
  } as Data;
}
