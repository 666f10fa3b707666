import type { Data, Layout, Shape } from "plotly.js";
import { useCallback, useMemo, useState } from "react";
import type { Point, Target } from "../api/types";
import { formatGoal, formatStep, formatText, isAmount } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { breaks, clipOf, within, peakTrace, type Clip } from "./clip";
import { Drawing } from "./Drawing";
import { forecastPoints, forecastTraces, type ForecastPoint } from "./forecast";
import { axis, baseLayout } from "./layout";
import { tall, toneColor, usePalette, type Palette } from "./palette";
import { plotText, wallClock } from "./text";
import { ticksOf } from "./ticks";
import { coincides, valueRange, type TrendLine } from "./trendRange";
import { useChartKeys, type Cursor } from "./useChartKeys";

/** Something that happened at a point of time and may explain a turn. */
export interface Mark {
  t: string;
  label: string;
  tone: "plain" | "warn";
}

export interface TrendChartProps {
  title: string;
  unit: string;
  lines: TrendLine[];
  grain: string;
  zone: string;
  target?: Target | null;
  /** The comparison's line is drawn for a single line only; more would be a tangle. */
  compared: boolean;
  /** What the dotted line is called. */
  before?: string;
  marks?: Mark[];
  /** How the first line may go on. */
  forecast?: ForecastPoint[];
  height?: number;
  onPoint?: (line: number, index: number) => void;
  /** A stretch was brushed: from the first to the last point in it. */
  onRange?: (first: number, last: number) => void;
}

/** Values over time: one line per name, the comparison dotted behind it, the target as a rule. */
export function TrendChart(props: TrendChartProps) {
  const {
    title,
    unit,
    lines,
    grain,
    zone,
    target,
    compared,
    before = "previous period",
    marks = NO_MARKS,
    forecast = NO_FORECAST,
    height: given = 260,
    onPoint,
    onRange,
  } = props;
  const palette = usePalette();
  const height = tall(given, palette);
  const brush = onRange !== undefined;
  const [whole, setWhole] = useState(false);
  const standsOut = useMemo(
    () => clipOf(unit, lines, withinScale(lines, compared, forecast, target)),
    [unit, lines, compared, forecast, target],
  );
  const clip = whole ? null : standsOut;
  const data = useCallback(
    () => [
      ...traces({ lines, unit, grain, zone, compared, before, clip }, palette),
      ...(forecast.length > 0
        ? forecastTraces(forecast, lines[0]?.series ?? [], { unit, grain, zone }, palette)
        : []),
      ...(target ? [goal(target, unit, palette)] : []),
      ...(marks.length > 0 ? [markTrace(marks, zone, palette)] : []),
      ...(clip ? [peakTrace(clip, lines, unit, zone, palette)] : []),
    ],
    [lines, unit, grain, zone, compared, before, target, marks, forecast, clip, palette],
  );
  const points = lines[0]?.series ?? NO_POINTS;
  const keys = useChartKeys({
    rows: lines.length,
    columns: points.length,
    edges: true,
    onEnter: onPoint,
    onRange,
  });
  const { cursor } = keys;
  const [from, to] = [cursor?.anchor ?? cursor?.column, cursor?.column].map((at) => points[at ?? -1]?.t);
  const layout = useCallback(() => {
    const beside = comparable(lines, compared);
    const base = layoutOf(
      {
        unit,
        range: clip
          ? [0, clip.top]
          : valueRange(unit, [...lines, { name: "", series: forecastPoints(forecast) }], {
              target: target?.value,
              beside,
            }),
        target,
        height,
        brush,
        legend: lines.length > 1 || beside || target != null || forecast.length > 0,
      },
      palette,
    );
    const at = from && to ? [stretch(wallClock(from, zone), wallClock(to, zone), palette)] : [];
    return {
      ...base,
      ...(marks.length > 0 ? marked(base, marks, { zone, height }, palette) : {}),
      xaxis: { ...base.xaxis, range: stretchOf(points, [...marks, ...forecast], zone) },
      shapes: [
        ...(base.shapes ?? []),
        ...faded(points, zone, palette),
        ...(clip ? breaks(clip, lines, zone, palette) : []),
        ...lined(marks).map((mark) => markLine(mark, zone, palette)),
        ...at,
      ],
    };
  }, [unit, lines, target, height, compared, brush, palette, from, to, zone, marks, points, forecast, clip]);
  return (
    <>
      <ChartRoom
        label={`Line chart: ${title}. Arrow keys go through it${brush ? ", with Shift they mark a stretch of time" : ""}, Enter gives choices. The same data is in the table view.`}
        keys={keys}
        said={cursor ? saidOf(lines, cursor, (point) => formatStep(point, grain, zone), unit) : ""}
      >
        <Drawing
          height={height}
          data={data}
          layout={layout}
          label={`Line chart: ${title}`}
          onRange={onRange && ((start, end) => onRange(...pointsWithin(points, start, end, zone)))}
          onClick={(event) => {
            const point = event.points.find((one) => one.curveNumber < lines.length);
            if (point) onPoint?.(point.curveNumber, point.pointIndex);
          }}
        />
      </ChartRoom>
      {standsOut && (
        <p className="panel-remark">
          {whole ? "Drawn to one scale." : cutText(standsOut, unit, grain, zone)}{" "}
          <button
            type="button"
            className="button button-quiet"
            aria-pressed={whole}
            onClick={() => setWhole(!whole)}
          >
            One scale for all<span className="visually-hidden">: {title}</span>
          </button>
        </p>
      )}
    </>
  );
}

/** What the scale may not cut: the target, the forecast and what is compared with. */
function withinScale(
  lines: TrendLine[],
  compared: boolean,
  forecast: ForecastPoint[],
  target: Target | null | undefined,
): (number | null | undefined)[] {
  const before = comparable(lines, compared) ? lines.flatMap((line) => line.series) : NO_POINTS;
  return [
    target?.value,
    ...forecastPoints(forecast).map((point) => point.value),
    ...before.map((point) => point.previous),
  ];
}

/** Which values are not drawn to scale. */
function cutText(clip: Clip, unit: string, grain: string, zone: string): string {
  const values = clip.peaks.map(
    ({ point }) => `${formatText(point.value, unit)} (${formatStep(point, grain, zone)})`,
  );
  return `The scale ends at ${formatText(clip.top, unit)}; beyond it: ${values.join(", ")}.`;
}

/** From the first point to the last, or to what happened after it; a lone point has the room that Plotly gives it. */
function stretchOf(points: Point[], marks: { t: string }[], zone: string): [string, string] | undefined {
  const [first, last] = [points[0]?.t, points.at(-1)?.t];
  if (!first || !last || first === last) return undefined;
  const clocks = [first, last, ...marks.map((mark) => mark.t)].map((t) => wallClock(t, zone)).sort();
  return [clocks[0] ?? "", clocks.at(-1) ?? ""];
}

const NO_POINTS: Point[] = [];
const NO_MARKS: Mark[] = [];
const NO_FORECAST: ForecastPoint[] = [];
/** More labels than these would lie over one another; pointing at a mark tells its own. */
const MOST_LABELS = 6;

/** Many lines would hide what they should explain; their triangles stay. */
function lined(marks: Mark[]): Mark[] {
  return marks.length > 2 * MOST_LABELS ? [] : marks;
}

/** Labels stand in two rows; one that would lie over its neighbour in its row is left out. */
export function spaced(marks: Mark[], width = window.innerWidth): Mark[] {
  const times = marks.map((mark) => Date.parse(mark.t));
  const span = Math.max(...times) - Math.min(...times);
  const gap = span * Math.max(MIN_GAP, LABEL_WIDTH / width);
  const kept: Mark[] = [];
  for (const mark of marks) {
    const inRow = kept.at(-2);
    if (!inRow || Date.parse(mark.t) - Date.parse(inRow.t) >= gap) kept.push(mark);
  }
  return width < NARROW ? [] : kept;
}

const MIN_GAP = 0.2;
const LABEL_WIDTH = 220;
const NARROW = 700;

function markColor(mark: Mark, palette: Palette): string | undefined {
  return mark.tone === "warn" ? palette.bad : palette.series[3];
}

function markLine(mark: Mark, zone: string, palette: Palette): Partial<Shape> {
  const x = wallClock(mark.t, zone);
  return {
    type: "line",
    layer: "below",
    yref: "paper",
    x0: x,
    x1: x,
    y0: 0,
    y1: 1,
    line: { color: markColor(mark, palette), width: 1, dash: "dot" },
  };
}

/** A small triangle on top of each mark's line, on an axis of its own. */
function markTrace(marks: Mark[], zone: string, palette: Palette): Data {
  return {
    type: "scatter",
    mode: "markers",
    showlegend: false,
    yaxis: "y2",
    x: marks.map((mark) => wallClock(mark.t, zone)),
    y: marks.map(() => 1),
    text: marks.map((mark) => plotText(mark.label, 80)),
    hovertemplate: "%{text}<extra></extra>",
    cliponaxis: false,
    marker: {
      symbol: "triangle-down",
      size: 9,
      color: marks.map((mark) => markColor(mark, palette)),
    },
  } as unknown as Data;
}

function marked(
  base: Partial<Layout>,
  marks: Mark[],
  { zone, height }: { zone: string; height: number },
  palette: Palette,
): Partial<Layout> {
  const labels = spaced(marks.length > MOST_LABELS ? [] : marks);
  return {
    margin: { ...base.margin, t: labels.length > 1 ? 44 : 30 },
    // Above the labels: a legend is looked for where all others have theirs.
    legend: { ...base.legend, y: labels.length > 0 ? 1 + LABELS / (height - AROUND) : 1.05 },
    yaxis2: { overlaying: "y", range: [0, 1], visible: false, fixedrange: true },
    annotations: [
      ...(base.annotations ?? []),
      ...labels.map((mark, index) => ({
        x: wallClock(mark.t, zone),
        yref: "paper" as const,
        y: 1,
        yanchor: "bottom" as const,
        yshift: 6 + (index % 2) * 14,
        showarrow: false,
        text: plotText(mark.label, 34),
        font: { size: 11 * palette.zoom, color: markColor(mark, palette) },
      })),
    ],
  };
}

/** How high the labels of marks are, and what lies around the drawing's middle, in pixels. */
const LABELS = 38;
const AROUND = 120;

function saidOf(lines: TrendLine[], cursor: Cursor, name: (point: Point) => string, unit: string): string {
  const line = lines[cursor.row];
  const point = line?.series[cursor.column];
  if (!line || !point) return "";
  const start = cursor.anchor === null ? undefined : line.series[cursor.anchor];
  if (start && start !== point)
    return `Marked ${name(start)} to ${name(point)}. Enter narrows the view to it.`;
  return `${name(point)}: ${formatText(point.value, unit)}${lines.length > 1 ? `, ${line.name}` : ""}`;
}

/** The points drawn between two places of the axis; where there is none, the nearest one before. */
function pointsWithin(points: Point[], start: string, end: string, zone: string): [number, number] {
  const clocks = points.map((point) => wallClock(point.t, zone));
  const first = clocks.findIndex((clock) => clock >= padded(start));
  const last = clocks.findLastIndex((clock) => clock <= padded(end));
  const from = first < 0 ? points.length - 1 : first;
  return last < from ? [Math.max(last, 0), Math.max(last, 0)] : [from, last];
}

/** Plotly leaves midnight out: "2026-03-02". */
function padded(clock: string): string {
  return clock.length === 10 ? `${clock} 00:00` : clock;
}

/** The way to and from a step that is not whole is drawn faintly: its height says less than the others'. */
function faded(points: Point[], zone: string, palette: Palette): Partial<Shape>[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    if (!before || !(before.cut || point.cut)) return [];
    return {
      type: "rect",
      layer: "above",
      yref: "paper",
      x0: wallClock(before.t, zone),
      x1: wallClock(point.t, zone),
      y0: 0,
      y1: 1,
      line: { width: 0 },
      fillcolor: tint(palette.paper, "a6"),
    };
  });
}

/** Where the keyboard stands, or what it has marked. */
function stretch(from: string, to: string, palette: Palette): Partial<Shape> {
  const line = { color: palette.accent, width: 1.5 };
  const place = {
    yref: "paper" as const,
    x0: from < to ? from : to,
    x1: from < to ? to : from,
    y0: 0,
    y1: 1,
    line,
  };
  return from === to
    ? { type: "line", ...place }
    : { type: "rect", fillcolor: tint(palette.accent, "2e"), ...place };
}

/** A metric's own name is never cut short. */
const LINE_NAME = 48;

type TraceInput = Pick<TrendChartProps, "lines" | "unit" | "grain" | "zone" | "compared"> & {
  before: string;
  clip: Clip | null;
};

function traces({ lines, unit, grain, zone, compared, before, clip }: TraceInput, palette: Palette): Data[] {
  const first = lines[0];
  const drawn = lines.map((line, index): Data => {
    const color = line.tone ? toneColor(line.tone, palette) : palette.series[index % palette.series.length];
    const sparse = line.series.filter((point) => point.value !== null).length < 32;
    return {
      type: "scatter",
      mode: sparse ? "lines+markers" : "lines",
      name: plotText(line.name, LINE_NAME),
      x: line.series.map((point) => wallClock(point.t, zone)),
      y: line.series.map((point) => within(point.value, clip)),
      text: line.series.map((point) => `${formatText(point.value, unit)}`),
      customdata: line.series.map((point) => formatStep(point, grain, zone)),
      hovertemplate: lines.length > 1 ? "%{fullData.name}: %{text}<extra></extra>" : "%{text}<extra></extra>",
      line: coincides(lines, index) ? { color: tint(color, "66"), width: 6 } : { color, width: 1.75 },
      marker: { color, size: 4 },
      cliponaxis: false,
      ...(lines.length === 1 && isAmount(unit) ? { fill: "tozeroy", fillcolor: tint(color) } : {}),
    } as Data;
  });
  return comparable(lines, compared) && first
    ? [...drawn, comparison(first, before, unit, zone, palette)]
    : drawn;
}

function comparable(lines: TrendLine[], compared: boolean): boolean {
  const [only, ...others] = lines;
  return compared && others.length === 0 && (only?.series.some((point) => point.previous != null) ?? false);
}

function comparison(line: TrendLine, before: string, unit: string, zone: string, palette: Palette): Data {
  return {
    type: "scatter",
    mode: "lines",
    name: plotText(before),
    x: line.series.map((point) => wallClock(point.t, zone)),
    y: line.series.map((point) => point.previous ?? null),
    text: line.series.map((point) => formatText(point.previous, unit)),
    hovertemplate: `${plotText(before)}: %{text}<extra></extra>`,
    line: { color: palette.quiet, width: 1.25, dash: "dot" },
  } as Data;
}

/** The line's colour, thinned; colours in tokens are written as #rrggbb. */
function tint(color: string | undefined, alpha = "14"): string {
  return color?.startsWith("#") ? `${color.slice(0, 7)}${alpha}` : "rgba(0,0,0,0)";
}

interface LayoutInput {
  unit: string;
  range: [number, number] | undefined;
  target: Target | null | undefined;
  height: number;
  brush: boolean;
  legend: boolean;
}

function layoutOf(
  { unit, range, target, height, brush, legend }: LayoutInput,
  palette: Palette,
): Partial<Layout> {
  return {
    ...baseLayout(palette, height),
    showlegend: legend,
    dragmode: brush ? "zoom" : false,
    xaxis: { ...axis(palette), type: "date", showgrid: false, fixedrange: !brush, tickangle: 0 },
    yaxis: {
      ...axis(palette),
      ...ticksOf(unit, range ?? []),
      range,
      zeroline: false,
    },
    shapes: target ? [nearly(target, palette), rule(target.value, palette)] : [],
  };
}

/** Where a target is missed by little: amber, not red. */
function nearly(target: Target, palette: Palette): Partial<Shape> {
  return {
    type: "rect",
    layer: "below",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: target.near,
    y1: target.value,
    line: { width: 0 },
    fillcolor: tint(palette.warn, "1f"),
  };
}

function rule(value: number, palette: Palette): Partial<Shape> {
  return {
    type: "line",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: value,
    y1: value,
    line: { color: palette.good, width: 1, dash: "dash" },
  };
}

/** The target's place in the legend; a label in the drawing would hide the lines that are near it. */
function goal(target: Target, unit: string, palette: Palette): Data {
  return {
    type: "scatter",
    mode: "lines",
    name: `target ${formatGoal(target.value, unit)}`,
    x: [null],
    y: [null],
    hoverinfo: "skip",
    line: { color: palette.good, width: 1.25, dash: "dash" },
  } as Data;
}
