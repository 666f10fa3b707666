import type { Data, Layout, Shape } from "plotly.js";
import { useMemo } from "react";
import { formatText } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { axis, baseLayout } from "./layout";
import { usePalette, type Palette } from "./palette";
import { plotText } from "./text";
import { useChartKeys } from "./useChartKeys";

export interface HeatmapProps {
  title: string;
  unit: string;
  columns: string[];
  rows: string[];
  /** `cells[row][column]`; null where there is nothing. */
  cells: (number | null)[][];
  /** Cells that the view is narrowed to. */
  chosen?: (row: number, column: number) => boolean;
  onCell?: (row: number, column: number) => void;
}

/** Two dimensions at once; one hue, so that more is simply more. */
export function HeatmapChart({ title, unit, columns, rows, cells, chosen, onCell }: HeatmapProps) {
  const palette = usePalette();
  const height = Math.max(160, rows.length * 26 + 70) + (long(columns) ? 60 : 0);
  const data = useMemo(
    () => [trace(columns, rows, cells, unit, palette)],
    [columns, rows, cells, unit, palette],
  );
  const keys = useChartKeys({ rows: rows.length, columns: columns.length, onEnter: onCell });
  const { cursor } = keys;
  const layout = useMemo(
    () => ({
      ...layoutOf(columns, rows, height, palette),
      shapes: [
        ...outlines(rows.length, columns.length, chosen, palette),
        ...(cursor ? [outline(cursor.row, cursor.column, palette.accent)] : []),
      ],
    }),
    [columns, rows, height, palette, chosen, cursor?.row, cursor?.column], // eslint-disable-line react-hooks/exhaustive-deps -- the cursor is a new object each time
  );
  const value = cursor ? (cells[cursor.row]?.[cursor.column] ?? null) : null;
  return (
    <ChartRoom
      label={`Heat map: ${title}. Arrow keys go through it, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={cursor ? `${rows[cursor.row]}, ${columns[cursor.column]}: ${formatText(value, unit)}` : ""}
    >
      <Drawing
        height={height}
        data={data}
        layout={layout}
        label={`Heat map: ${title}`}
        onClick={(event) => {
          const point = event.points[0];
          if (point && typeof point.x === "number" && typeof point.y === "number") onCell?.(point.y, point.x);
        }}
      />
    </ChartRoom>
  );
}

const MOST_OUTLINES = 100;
/** How many columns, and how many characters, have room beside one another. */
const MOST_LABELS = 26;
const ROOM = 150;

function outlines(
  rows: number,
  columns: number,
  chosen: HeatmapProps["chosen"],
  palette: Palette,
): Partial<Shape>[] {
  if (!chosen) return [];
  const shapes: Partial<Shape>[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns && shapes.length < MOST_OUTLINES; column += 1) {
      if (chosen(row, column)) shapes.push(outline(row, column, palette.ink));
    }
  }
  return shapes;
}

function outline(row: number, column: number, color: string): Partial<Shape> {
  const half = 0.5;
  return {
    type: "rect",
    x0: column - half,
    x1: column + half,
    y0: row - half,
    y1: row + half,
    line: { color, width: 2 },
  };
}

function trace(
  columns: string[],
  rows: string[],
  cells: (number | null)[][],
  unit: string,
  palette: Palette,
): Data {
  const [low, middle, high] = palette.scale;
  return {
    type: "heatmap",
    x: columns.map((_, index) => index),
    y: rows.map((_, index) => index),
    z: cells,
    text: cells.map((line, row) =>
      line.map(
        (value, column) =>
          `${plotText(rows[row])} · ${plotText(columns[column])}: ${formatText(value, unit)}`,
      ),
    ),
    hovertemplate: "%{text}<extra></extra>",
    hoverongaps: false,
    xgap: 2,
    ygap: 2,
    colorscale: [
      [0, low],
      [0.5, middle],
      [1, high],
    ],
    showscale: false,
  } as unknown as Data;
}

/** Names too long to stand side by side: they lean. */
function long(columns: string[]): boolean {
  const longest = Math.max(0, ...columns.map((name) => [...name].length));
  return columns.length <= MOST_LABELS && longest > 4 && longest * columns.length > ROOM;
}

function layoutOf(columns: string[], rows: string[], height: number, palette: Palette): Partial<Layout> {
  const step = Math.ceil(columns.length / MOST_LABELS);
  const crowded = long(columns);
  const ticks = (names: string[], every = 1) => ({
    showgrid: false,
    zeroline: false,
    tickmode: "array" as const,
    tickvals: names.map((_, index) => index).filter((index) => index % every === 0),
    ticktext: names.filter((_, index) => index % every === 0).map((name) => plotText(name)),
    tickfont: { size: 11 * palette.zoom, color: palette.ink },
  });
  return {
    ...baseLayout(palette, height),
    hovermode: "closest",
    xaxis: { ...axis(palette), ...ticks(columns, step), tickangle: crowded ? -35 : 0, side: "top" },
    yaxis: { ...axis(palette), ...ticks(rows), autorange: "reversed" },
  };
}
