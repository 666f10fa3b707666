import type { Data, Layout, Shape } from "plotly.js";
import { useCallback } from "react";
import { formatShort, formatText, nameOf } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { axis, baseLayout } from "./layout";
import { tall, usePalette, type Palette } from "./palette";
import { CHARACTER, longestOf, plotText } from "./text";
import { ticksOf } from "./ticks";
import { useChartKeys } from "./useChartKeys";

export interface Bar {
  name: string | null;
  value: number | null;
  previous?: number | null;
  /** Of how many events a rate is; few say little. */
  events?: number;
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
/** A bar or two keep the thickness of many. */
const FEWEST_ROWS = 3;

/** Values by name, longest first, names readable at the left. */
export function BarChart({ title, unit, bars, chosen, beside, onBar }: BarChartProps) {
  const palette = usePalette();
  const height = tall(Math.max(FEWEST_ROWS, bars.length) * ROW + 44, palette);
  const keys = useChartKeys({ rows: bars.length, columns: 1, onEnter: (row) => onBar?.(row) });
  const at = keys.cursor?.row;
  const data = useCallback(
    () => [
      (isShare(unit) ? dots : trace)(bars, unit, chosen, palette),
      ...(beside ? [marks(bars, unit, beside, palette)] : []),
    ],
    [bars, unit, chosen, beside, palette],
  );
  const layout = useCallback(
    () => ({
      ...layoutOf(bars, unit, height, Boolean(beside), palette),
      shapes: at === undefined ? [] : [mark(at, palette)],
    }),
    [bars, unit, height, beside, palette, at],
  );
  const bar = at === undefined ? undefined : bars[at];
  return (
    <ChartRoom
      label={`${isShare(unit) ? "Dot plot" : "Bar chart"}: ${title}. Arrow keys go through it, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={
        bar
          ? `${nameOf(bar.name)}: ${formatText(bar.value, unit)}${fewOf(bar, unit)}${chosen?.[at ?? -1] ? ", chosen" : ""}`
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
    // A bar of no length still carries its 0, or says that there is none.
    x: bars.map((bar) => bar.value ?? 0),
    text: bars.map((bar) => formatShort(bar.value, unit)),
    textposition: "outside",
    constraintext: "none",
    textangle: 0,
    hovertext: bars.map((bar) => `${plotText(bar.name, 80)}: ${formatShort(bar.value, unit)}`),
    hovertemplate: "%{hovertext}<extra></extra>",
    marker: {
      color: palette.series[0],
      opacity: bars.map((_, index) => (some && !chosen?.[index] ? 0.3 : 1)),
    },
    outsidetextfont: { color: palette.ink, size: 11 * palette.zoom },
    cliponaxis: false,
  } as Data;
}

/** Rates as dots: bars from zero that all end near the whole would hide what differs. */
function dots(bars: Bar[], unit: string, chosen: boolean[] | undefined, palette: Palette): Data {
  const some = chosen?.includes(true) ?? false;
  const muted = bars.map((bar, index) => (some && !chosen?.[index]) || isFew(bar));
  return {
    type: "scatter",
    mode: "markers+text",
    y: bars.map((_, index) => index),
    x: bars.map((bar) => bar.value),
    text: bars.map((bar) => ` ${formatShort(bar.value, unit)}${fewOf(bar, unit)}`),
    textposition: "middle right",
    textfont: {
      color: bars.map((_, index) => (muted[index] ? palette.quiet : palette.ink)),
      size: 11 * palette.zoom,
    },
    hovertext: bars.map(
      (bar) => `${plotText(bar.name, 80)}: ${formatShort(bar.value, unit)}${fewOf(bar, unit)}`,
    ),
    hovertemplate: "%{hovertext}<extra></extra>",
    marker: {
      size: 11 * palette.zoom,
      color: palette.series[0],
      opacity: muted.map((one) => (one ? 0.35 : 1)),
    },
    cliponaxis: false,
  } as unknown as Data;
}

/** Fewer events than these make a rate that the next one can turn over. */
const FEW = 30;

function isFew({ events }: Bar): boolean {
  return events !== undefined && events < FEW;
}

/** " (n = 4)" beside a rate of few events. */
function fewOf(bar: Bar, unit: string): string {
  return isShare(unit) && isFew(bar) && bar.value !== null ? ` (n\u00a0=\u00a0${bar.events ?? 0})` : "";
}

export function isShare(unit: string): boolean {
  return unit === "fraction" || unit === "pass_fail" || unit === "percent";
}

/** Amounts are measured from zero; shares on a scale that shows how they differ. */
export function barRange(bars: Bar[], unit: string, beside = false): [number, number] {
  const all = bars.flatMap((bar) => [bar.value, beside ? bar.previous : null]);
  const values = all.filter((value): value is number => typeof value === "number");
  if (!isShare(unit)) {
    const most = Math.max(0, ...values);
    return [Math.min(0, ...values), most || 1];
  }
  const whole = unit === "percent" ? 100 : 1;
  if (values.length === 0) return [0, whole];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const air = Math.max((most - least) * SHARE_AIR, whole * LEAST_AIR);
  return [
    least >= 0 ? Math.max(0, least - air) : least - air,
    most <= whole ? Math.min(whole, most + air) : most + air,
  ];
}

/** A little air on both sides of the dots, and more where they are all alike. */
const SHARE_AIR = 0.15;
const LEAST_AIR = 0.01;

function layoutOf(
  bars: Bar[],
  unit: string,
  height: number,
  beside: boolean,
  palette: Palette,
): Partial<Layout> {
  const range = barRange(bars, unit, beside);
  const dotted = isShare(unit);
  const label = longestOf(bars.map((bar) => `${formatShort(bar.value, unit)}${fewOf(bar, unit)}`));
  return {
    ...baseLayout(palette, height),
    hovermode: "closest",
    bargap: 0.35,
    margin: { l: 8, r: 12 + label * CHARACTER * palette.zoom, t: 4, b: 8 },
    xaxis: {
      ...axis(palette),
      ...ticksOf(unit, range, 4),
      tickangle: 0,
      range,
      zeroline: false,
    },
    yaxis: {
      ...axis(palette),
      range: [Math.max(FEWEST_ROWS, bars.length) - 0.5, -0.5],
      // A dot has no bar that leads the eye from its name to it.
      showgrid: dotted,
      zeroline: false,
      tickmode: "array",
      tickvals: bars.map((_, index) => index),
      ticktext: bars.map((bar) => `${plotText(bar.name)}  `),
      tickfont: { size: 12 * palette.zoom, color: palette.ink },
    },
  };
}
