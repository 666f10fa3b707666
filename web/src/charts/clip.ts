import type { Data, Shape } from "plotly.js";
import type { Point } from "../api/types";
import { formatText, isAmount } from "../ui/format";
import type { Palette } from "./palette";
import { wallClock } from "./text";
import type { TrendLine } from "./trendRange";

/** A value so far above all others that a scale with it would flatten them. */
export interface Peak {
  line: number;
  index: number;
  point: Point;
}

export interface Clip {
  /** Where the axis ends. */
  top: number;
  peaks: Peak[];
}

/** At most so many values stand out; of more none does. */
const FEW = 3;
/** So many times as high as the highest of all others. */
const FAR = 4;
/** With fewer values than these nothing tells what is usual. */
const ENOUGH = 8;
/** Above the others there is room for the cut peak and its value. */
const ROOM = 1.35;
/** From here on a scale ends at a whole number. */
const WHOLE = 10;

/**
 * Where an axis of amounts is cut so that one delivery does not flatten everything else; null where nothing stands out
 * so far. `others` have to stay within it: a target, a forecast, what is compared with.
 */
export function clipOf(unit: string, lines: TrendLine[], others: (number | null | undefined)[]): Clip | null {
  if (!isAmount(unit)) return null;
  const all = lines
    .flatMap((line, at) => line.series.map((point, index) => ({ line: at, index, point })))
    .filter((one) => typeof one.point.value === "number" && one.point.value > 0)
    .sort((one, other) => (other.point.value ?? 0) - (one.point.value ?? 0));
  if (all.length < ENOUGH) return null;
  for (let count = 1; count <= FEW; count += 1) {
    const rest = Math.max(all[count]?.point.value ?? 0, ...others.map((one) => one ?? 0));
    if ((all[count - 1]?.point.value ?? 0) >= FAR * rest && rest > 0) {
      return { top: rest < WHOLE ? rest * ROOM : Math.ceil(rest * ROOM), peaks: all.slice(0, count) };
    }
  }
  return null;
}

/** What is drawn: peaks end at the edge. */
export function within(value: number | null, clip: Clip | null): number | null {
  return clip && value !== null ? Math.min(value, clip.top) : value;
}

/** The values of the peaks, written beside where they leave the drawing. */
export function peakTrace(
  clip: Clip,
  lines: TrendLine[],
  unit: string,
  zone: string,
  palette: Palette,
): Data {
  const steps = lines[0]?.series.length ?? 1;
  return {
    type: "scatter",
    mode: "markers+text",
    showlegend: false,
    x: clip.peaks.map(({ point }) => wallClock(point.t, zone)),
    y: clip.peaks.map(() => clip.top),
    text: clip.peaks.map(({ point }) => ` ${formatText(point.value, unit)} `),
    textposition: clip.peaks.map(({ index }) => (index > steps / 2 ? "middle left" : "middle right")),
    textfont: { color: palette.ink, size: 12 * palette.zoom },
    hoverinfo: "skip",
    cliponaxis: false,
    marker: { symbol: "triangle-up", size: 10 * palette.zoom, color: palette.ink },
  } as unknown as Data;
}

/** A gap in the way up to each peak: what stands there is not to scale. */
export function breaks(clip: Clip, lines: TrendLine[], zone: string, palette: Palette): Partial<Shape>[] {
  return clip.peaks.map(({ line, index, point }) => {
    const series = lines[line]?.series ?? [];
    const [before, after] = [series[index - 1] ?? point, series[index + 1] ?? point];
    return {
      type: "rect",
      layer: "above",
      x0: wallClock(before.t, zone),
      x1: wallClock(after.t, zone),
      y0: clip.top * GAP_FROM,
      y1: clip.top * GAP_TO,
      line: { width: 0 },
      fillcolor: palette.paper,
    };
  });
}

const GAP_FROM = 0.87;
const GAP_TO = 0.91;
