import type { Data, Layout, Shape } from "plotly.js";
import { useCallback } from "react";
import { formatShort, formatText, nameOf } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { axis, baseLayout, unitAxis } from "./layout";
import { usePalette, type Palette } from "./palette";
import { plotText } from "./text";
import { useChartKeys } from "./useChartKeys";

export interface Bar {
  name: string | null;
  value: number | null;
  previous?: number | null;
}

interface BarChartProps {
  title: string;
  unit: string;
  bars: Bar[];
  /** The bars that the view is narrowed to; none means all. */
  chosen?: boolean[];
  /** What the previous values are, where they are to be drawn as marks on the bars. */
  beside?: string | null;
  onBar?: (index: number) => void;
}

const ROW = 26;

/** Values by name, longest first, names readable at the left. */
export function BarChart({ title, unit, bars, chosen, beside, onBar }: BarChartProps) {
  const palette = usePalette();
  const height = Math.max(120, bars.length * ROW + 44);
  const keys = useChartKeys({ rows: bars.length, columns: 1, onEnter: (row) => onBar?.(row) });
  const at = keys.cursor?.row;
  const data = useCallback(
    () => [trace(bars, unit, chosen, palette), ...(beside ? [marks(bars, unit, beside, palette)] : [])],
    [bars, unit, chosen, beside, palette],
  );
  const layout = useCallback(
    () => ({ ...layoutOf(bars, unit, height, palette), shapes: at === undefined ? [] : [mark(at, palette)] }),
    [bars, unit, height, palette, at],
  );
  const bar = at === undefined ? undefined : bars[at];
  return (
    <ChartRoom
      label={`Bar chart: ${title}. Arrow keys go through it, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={
        bar
          ? `${nameOf(bar.name)}: ${formatText(bar.value, unit)}${chosen?.[at ?? -1] ? ", chosen" : ""}`
          : ""
      }
    >
      <Drawing
        height={height}
        data={data}
        layout={layout}
        label={`Bar chart: ${title}`}
        onClick={(event) => {
          const point = event.points[0];
          if (point) onBar?.(point.pointIndex);
        }}
      />
    </ChartRoom>
  );
}

/** The other side's values: a rule across each bar. */
function marks(bars: Bar[], unit: string, beside: string, palette: Palette): Data {
  return {
    type: "scatter",
    mode: "markers",
    y: bars.map((_, index) => index),
    x: bars.map((bar) => bar.previous ?? null),
    hovertext: bars.map((bar) => `${plotText(beside, 60)}: ${formatShort(bar.previous ?? null, unit)}`),
    hovertemplate: "%{hovertext}<extra></extra>",
    marker: { symbol: "line-ns", size: 18, line: { width: 2.5, color: palette.series[1] } },
  } as unknown as Data;
}

/** The row that the keyboard stands on. */
function mark(row: number, palette: Palette): Partial<Shape> {
  return {
    type: "rect",
    layer: "below",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: row - 0.5,
    y1: row + 0.5,
    line: { color: palette.accent, width: 2 },
  };
}

function trace(bars: Bar[], unit: string, chosen: boolean[] | undefined, palette: Palette): Data {
  const some = chosen?.includes(true) ?? false;
  return {
    type: "bar",
    orientation: "h",
    y: bars.map((_, index) => index),
    x: bars.map((bar) => bar.value),
    text: bars.map((bar) => formatShort(bar.value, unit)),
    textposition: "auto",
    insidetextanchor: "end",
    textangle: 0,
    hovertext: bars.map((bar) => `${plotText(bar.name, 80)}: ${formatShort(bar.value, unit)}`),
    hovertemplate: "%{hovertext}<extra></extra>",
    marker: {
      color: palette.series[0],
      opacity: bars.map((_, index) => (some && !chosen?.[index] ? 0.3 : 1)),
    },
    outsidetextfont: { color: palette.ink, size: 11 * palette.zoom },
    insidetextfont: {
      color: bars.map((_, index) => (some && !chosen?.[index] ? palette.ink : palette.paper)),
      size: 11 * palette.zoom,
    },
    cliponaxis: false,
  } as Data;
}

function layoutOf(bars: Bar[], unit: string, height: number, palette: Palette): Partial<Layout> {
  return {
    ...baseLayout(palette, height),
    hovermode: "closest",
    bargap: 0.35,
    margin: { l: 8, r: 40, t: 4, b: 8 },
    xaxis: {
      ...axis(palette),
      ...unitAxis(unit, [0, ...bars.map((bar) => bar.value)]),
      nticks: 5,
      rangemode: "tozero",
    },
    yaxis: {
      ...axis(palette),
      autorange: "reversed",
      showgrid: false,
      tickmode: "array",
      tickvals: bars.map((_, index) => index),
      ticktext: bars.map((bar) => `${plotText(bar.name)}  `),
      tickfont: { size: 12 * palette.zoom, color: palette.ink },
    },
  };
}
