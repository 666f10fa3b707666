import type { Data, Layout } from "plotly.js";
import { useMemo } from "react";
import { formatShort } from "../ui/format";
import { Drawing } from "./Drawing";
import { axis, baseLayout, unitAxis } from "./layout";
import { usePalette, type Palette } from "./palette";
import { plotText } from "./text";

export interface Bar {
  name: string | null;
  value: number | null;
  previous?: number | null;
}

interface BarChartProps {
  title: string;
  unit: string;
  bars: Bar[];
  onBar?: (index: number) => void;
}

const ROW = 26;

/** Values by name, longest first, names readable at the left. */
export function BarChart({ title, unit, bars, onBar }: BarChartProps) {
  const palette = usePalette();
  const height = Math.max(120, bars.length * ROW + 44);
  const data = useMemo(() => [trace(bars, unit, palette)], [bars, unit, palette]);
  const layout = useMemo(() => layoutOf(bars, unit, height, palette), [bars, unit, height, palette]);
  return (
    <Drawing
      height={height}
      data={data}
      layout={layout}
      label={`Bar chart: ${title}. The same data is in the table view.`}
      onClick={(event) => {
        const point = event.points[0];
        if (point) onBar?.(point.pointIndex);
      }}
    />
  );
}

function trace(bars: Bar[], unit: string, palette: Palette): Data {
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
    marker: { color: palette.series[0] },
    outsidetextfont: { color: palette.ink, size: 11 },
    insidetextfont: { color: palette.paper, size: 11 },
    cliponaxis: false,
  } as Data;
}

function layoutOf(bars: Bar[], unit: string, height: number, palette: Palette): Partial<Layout> {
  return {
    ...baseLayout(palette, height),
    hovermode: "closest",
    bargap: 0.35,
    margin: { l: 8, r: 40, t: 4, b: 8 },
    xaxis: { ...axis(palette), ...unitAxis(unit), nticks: 5, rangemode: "tozero" },
    yaxis: {
      ...axis(palette),
      autorange: "reversed",
      showgrid: false,
      tickmode: "array",
      tickvals: bars.map((_, index) => index),
      ticktext: bars.map((bar) => `${plotText(bar.name)}  `),
      tickfont: { size: 12, color: palette.ink },
    },
  };
}
