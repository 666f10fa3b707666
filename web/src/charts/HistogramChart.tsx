import type { Annotations, Data, Layout, LayoutAxis, Shape } from "plotly.js";
import { useCallback } from "react";
import { formatCount, formatText, tickFormat } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { axis, baseLayout } from "./layout";
import { tall, usePalette, type Palette } from "./palette";
import { ticksOf } from "./ticks";
import { useChartKeys } from "./useChartKeys";

export interface Bin {
  /** Where the bar is drawn; the outer bins are open and drawn as wide as their neighbours. */
  from: number;
  to: number;
  amount: number;
  /** How it is called, open ends said. */
  name: string;
  /** Holds all that lies beyond its neighbour, however far. */
  open?: "below" | "above";
}

export interface Rule {
  at: number;
  label: string;
}

interface HistogramProps {
  title: string;
  unit: string;
  bins: Bin[];
  /** Upright lines at chosen values. */
  rules?: Rule[];
  /** A stretch that is as it should be. */
  band?: { from: number; to: number; label: string };
  height?: number;
  onBin?: (index: number) => void;
}

/** How often which values occur, with the values that divide them. */
export function HistogramChart({
  title,
  unit,
  bins,
  rules,
  band,
  height: given = 260,
  onBin,
}: HistogramProps) {
  const palette = usePalette();
  const height = tall(given, palette);
  const keys = useChartKeys({ rows: 1, columns: bins.length, onEnter: (_, column) => onBin?.(column) });
  const at = keys.cursor?.column;
  const data = useCallback(() => [trace(bins, palette)], [bins, palette]);
  const layout = useCallback(
    () => layoutOf({ bins, unit, rules, band, height, at }, palette),
    [bins, unit, rules, band, height, at, palette],
  );
  const bin = at === undefined ? undefined : bins[at];
  return (
    <ChartRoom
      label={`Histogram: ${title}. Arrow keys go through it, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={bin ? `${bin.name}: ${formatCount(bin.amount)}` : ""}
    >
      <Drawing
        height={height}
        data={data}
        layout={layout}
        label={`Histogram: ${title}`}
        onClick={(event) => {
          const point = event.points[0];
          if (point) onBin?.(point.pointIndex);
        }}
      />
    </ChartRoom>
  );
}

function trace(bins: Bin[], palette: Palette): Data {
  return {
    type: "bar",
    x: bins.map((bin) => (bin.from + bin.to) / 2),
    width: bins.map((bin) => (bin.to - bin.from) * 0.94),
    y: bins.map((bin) => bin.amount),
    hovertext: bins.map((bin) => `${bin.name}: ${formatCount(bin.amount)}`),
    hovertemplate: "%{hovertext}<extra></extra>",
    marker: { color: palette.series[0] },
  } as Data;
}

interface LayoutInput extends Pick<HistogramProps, "bins" | "unit" | "rules" | "band"> {
  height: number;
  at: number | undefined;
}

function layoutOf(input: LayoutInput, palette: Palette): Partial<Layout> {
  const { bins, unit, rules = [], band, height, at } = input;
  const first = bins[0];
  const last = bins.at(-1);
  const cursor = at === undefined ? undefined : bins[at];
  return {
    ...baseLayout(palette, height),
    hovermode: "closest",
    margin: { l: 8, r: 16, t: 34, b: 8 },
    bargap: 0,
    xaxis: {
      ...axis(palette),
      ...binTicks(bins, unit),
      showgrid: false,
      tickangle: 0,
      range: first && last ? [first.from, last.to] : undefined,
    },
    yaxis: {
      ...axis(palette),
      ...ticksOf(
        "count",
        bins.map((bin) => bin.amount),
        4,
      ),
      rangemode: "tozero",
    },
    shapes: [
      ...(band ? [strip(band, palette)] : []),
      ...rules.map((rule, index) => upright(rule.at, DASHES[index % DASHES.length], palette)),
      ...(cursor ? [outline(cursor, palette)] : []),
    ],
    annotations: rules.map((rule, index) => {
      const far = first && last && (rule.at - first.from) / (last.to - first.from) > FAR;
      return ruleLabel(rule, { index, unit, far: far === true }, palette);
    }),
  };
}

/** An open bin is as wide as the others but holds more, which must stand below it. */
export function binTicks(bins: Bin[], unit: string): Partial<LayoutAxis> {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return {};
  const ticks = ticksOf(unit, [first.from, last.to]);
  const print = tickFormat(unit, Math.max(Math.abs(first.from), Math.abs(last.to)));
  const ends = [first, last].flatMap((bin) => {
    if (!bin.open || bin.amount === 0) return [];
    const text = bin.open === "above" ? `≥ ${print(bin.from)}` : `< ${print(bin.to)}`;
    return [{ at: (bin.from + bin.to) / 2, text }];
  });
  const room = (last.to - first.from) * END_ROOM;
  const texts = ticks.ticktext ?? [];
  const between = (ticks.tickvals ?? []).flatMap((at: number, index) =>
    ends.some((end) => Math.abs(end.at - at) < room) ? [] : [{ at, text: texts[index] ?? "" }],
  );
  const all = [...between, ...ends];
  return { tickmode: "array", tickvals: all.map(({ at }) => at), ticktext: all.map(({ text }) => text) };
}

/** The share of the axis that the name of an open bin takes. */
const END_ROOM = 0.14;

function strip({ from, to }: { from: number; to: number }, palette: Palette): Partial<Shape> {
  return {
    type: "rect",
    layer: "below",
    yref: "paper",
    x0: from,
    x1: to,
    y0: 0,
    y1: 1,
    line: { width: 0 },
    fillcolor: `${palette.good}26`,
  };
}

/** Two that are nearly the same are still two. */
const DASHES = ["dash", "dot"] as const;

function upright(at: number, dash: "dash" | "dot" | undefined, palette: Palette): Partial<Shape> {
  return {
    type: "line",
    yref: "paper",
    x0: at,
    x1: at,
    y0: 0,
    y1: 1,
    line: { color: palette.ink, width: 1, dash },
  };
}

function outline(bin: Bin, palette: Palette): Partial<Shape> {
  return {
    type: "rect",
    yref: "paper",
    x0: bin.from,
    x1: bin.to,
    y0: 0,
    y1: 1,
    line: { color: palette.accent, width: 2 },
  };
}

/** From this share of the axis on a label has no room at the right of its rule. */
const FAR = 0.5;

interface LabelInput {
  index: number;
  unit: string;
  far: boolean;
}

/** Labels of rules close together stand one above the other. */
function ruleLabel(rule: Rule, { index, unit, far }: LabelInput, palette: Palette): Partial<Annotations> {
  return {
    x: rule.at,
    yref: "paper",
    y: 1,
    yanchor: "bottom",
    yshift: (index % 2) * 14,
    xanchor: far ? "right" : "left",
    showarrow: false,
    text: `${rule.label} ${formatText(rule.at, unit)}`,
    font: { size: 11 * palette.zoom, color: palette.ink },
  };
}
