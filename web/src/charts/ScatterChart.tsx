import type { Data, Layout, LayoutAxis } from "plotly.js";
import { useCallback } from "react";
import { formatText } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { axis, baseLayout } from "./layout";
import { tall, usePalette, type Palette } from "./palette";
import { plotText } from "./text";
import { logTicks } from "./ticks";
import { useChartKeys } from "./useChartKeys";

export interface ScatterPoint {
  name: string;
  x: number;
  y: number;
}

interface ScatterProps {
  title: string;
  unit: string;
  xTitle: string;
  yTitle: string;
  points: ScatterPoint[];
  /** How far from the diagonal is still right, as a share. */
  tolerance: number;
  height?: number;
  onPoint?: (index: number) => void;
}

/** One value against another on equal scales, with the diagonal where both agree and its band. */
export function ScatterChart(props: ScatterProps) {
  const { title, unit, xTitle, yTitle, points, tolerance, height: given = 340, onPoint } = props;
  const palette = usePalette();
  const height = tall(given, palette);
  const keys = useChartKeys({ rows: points.length, columns: 1, onEnter: (row) => onPoint?.(row) });
  const at = keys.cursor?.row;
  const data = useCallback(
    () => traces(points, unit, tolerance, at, palette),
    [points, unit, tolerance, at, palette],
  );
  const layout = useCallback(
    (): Partial<Layout> => ({
      ...baseLayout(palette, height),
      hovermode: "closest",
      xaxis: {
        ...axis(palette),
        type: "log",
        ...ends(points, "x", unit),
        title: head(xTitle, palette),
      },
      yaxis: {
        ...axis(palette),
        type: "log",
        ...ends(points, "y", unit),
        title: head(yTitle, palette),
      },
    }),
    [points, unit, height, xTitle, yTitle, palette],
  );
  const point = at === undefined ? undefined : points[at];
  return (
    <ChartRoom
      label={`Scatter chart: ${title}. Arrow keys go through its points, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={point ? spoken(point, unit) : ""}
    >
      <Drawing
        height={height}
        data={data}
        layout={layout}
        label={`Scatter chart: ${title}`}
        onClick={(event) => {
          const pressed = event.points.find((one) => one.curveNumber === POINTS);
          if (pressed) onPoint?.(pressed.pointIndex);
        }}
      />
    </ChartRoom>
  );
}

/** Which trace the points are; the band and the diagonal lie below them. */
const POINTS = 2;

function spoken(point: ScatterPoint, unit: string): string {
  return `${point.name}: ${formatText(point.x, unit)} against ${formatText(point.y, unit)}`;
}

function head(text: string, palette: Palette) {
  return { text, font: { size: 11 * palette.zoom }, standoff: 8 };
}

/** A decade's logarithms around the points, a little wider than they are. */
function ends(points: ScatterPoint[], side: "x" | "y", unit: string): Partial<LayoutAxis> {
  const values = points.map((point) => point[side]).filter((value) => value > 0);
  if (values.length === 0) return {};
  const low = Math.log10(Math.min(...values)) - 0.08;
  const high = Math.log10(Math.max(...values)) + 0.08;
  return { range: [low, high], ...logTicks(unit, 10 ** low, 10 ** high) };
}

function traces(
  points: ScatterPoint[],
  unit: string,
  tolerance: number,
  at: number | undefined,
  palette: Palette,
): Data[] {
  const values = points.flatMap((point) => [point.x, point.y]).filter((value) => value > 0);
  const low = Math.min(...values) / 2;
  const high = Math.max(...values) * 2;
  const line = { type: "scatter", mode: "lines", hoverinfo: "skip" };
  return [
    {
      ...line,
      x: [low, high, high, low],
      y: [low * (1 + tolerance), high * (1 + tolerance), high * (1 - tolerance), low * (1 - tolerance)],
      fill: "toself",
      fillcolor: `${palette.good}40`,
      line: { color: palette.good, width: 1 },
    },
    { ...line, x: [low, high], y: [low, high], line: { color: palette.quiet, width: 1, dash: "dot" } },
    {
      type: "scatter",
      mode: "markers",
      x: points.map((point) => point.x),
      y: points.map((point) => point.y),
      text: points.map((point) => `${plotText(point.name, 60)}<br>${spokenHtml(point, unit)}`),
      hovertemplate: "%{text}<extra></extra>",
      marker: {
        color: palette.series[0],
        opacity: points.length > 300 ? 0.45 : 0.8,
        size: points.map((_, index) => (index === at ? 13 : points.length > 300 ? 5 : 8)),
        line: { color: palette.accent, width: points.map((_, index) => (index === at ? 2 : 0)) },
      },
    },
  ] as unknown as Data[];
}

function spokenHtml(point: ScatterPoint, unit: string): string {
  const error = point.y === 0 ? "" : ` (${formatText((point.y - point.x) / point.x, "fraction")})`;
  return `actual ${formatText(point.x, unit)}, estimate ${formatText(point.y, unit)}${error}`;
}
