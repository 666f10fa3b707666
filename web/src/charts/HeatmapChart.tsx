import type { Data, Layout, Shape } from "plotly.js";
import { useCallback, useMemo } from "react";
import { formatText } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { columnLabels, type ColumnLabels } from "./columnLabels";
import { axis, baseLayout } from "./layout";
import { usePalette, type Palette } from "./palette";
import { plotText } from "./text";
import { useChartKeys } from "./useChartKeys";
import { useWidth } from "./useWidth";

export interface HeatmapProps {
  title: string;
  unit: string;
  columns: string[];
  /** The columns follow one another, as hours and weeks do. */
  ordered?: boolean;
  rows: string[];
  /** `cells[row][column]`; null where there is nothing. */
  cells: (number | null)[][];
  /** Cells that the view is narrowed to. */
  chosen?: (row: number, column: number) => boolean;
  onCell?: (row: number, column: number) => void;
}

/** Two dimensions at once; one hue, so that more is simply more. */
export function HeatmapChart(props: HeatmapProps) {
  const { title, unit, columns, ordered = false, rows, cells, chosen, onCell } = props;
  const palette = usePalette();
  const data = useCallback(
    () => [trace(columns, rows, cells, unit, palette)],
    [columns, rows, cells, unit, palette],
  );
  const keys = useChartKeys({ rows: rows.length, columns: columns.length, onEnter: onCell });
  const { cursor } = keys;
  const width = useWidth(keys.room.ref);
  const labels = useMemo(
    () => columnLabels(columns, { width, rowNames: rows, ordered, zoom: palette.zoom }),
    [columns, width, rows, ordered, palette],
  );
  const wide = labels.width > width;
  const height = Math.max(160, Math.ceil(rows.length * 26 + 50 + labels.height));
  const layout = useCallback(
    () => ({
      ...layoutOf(columns, rows, labels, height, palette),
      shapes: [
        ...outlines(rows.length, columns.length, chosen, palette),
        ...(cursor ? [outline(cursor.row, cursor.column, palette.accent)] : []),
      ],
    }),
    [columns, rows, labels, height, palette, chosen, cursor?.row, cursor?.column], // eslint-disable-line react-hooks/exhaustive-deps -- the cursor is a new object each time
  );
  const value = cursor ? (cells[cursor.row]?.[cursor.column] ?? null) : null;
  return (
    <ChartRoom
      label={`Heat map: ${title}. Arrow keys go through it, Enter gives choices. The same data is in the table view.`}
      keys={keys}
      said={cursor ? `${rows[cursor.row]}, ${columns[cursor.column]}: ${formatText(value, unit)}` : ""}
    >
      <div
        className={wide ? "wide-drawing" : undefined}
        style={{ inlineSize: wide ? labels.width : undefined }}
      >
        <Drawing
          height={height}
          data={data}
          layout={layout}
          label={`Heat map: ${title}`}
          onClick={(event) => {
            const point = event.points[0];
            if (point && typeof point.x === "number" && typeof point.y === "number")
              onCell?.(point.y, point.x);
          }}
        />
      </div>
    </ChartRoom>
  );
}

const MOST_OUTLINES = 100;

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

function layoutOf(
  columns: string[],
  rows: string[],
  labels: ColumnLabels,
  height: number,
  palette: Palette,
): Partial<Layout> {
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
    xaxis: { ...axis(palette), ...ticks(columns, labels.every), tickangle: labels.angle, side: "top" },
    yaxis: { ...axis(palette), ...ticks(rows), autorange: "reversed" },
  };
}
