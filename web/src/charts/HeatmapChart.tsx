import type { Data, Layout, Shape } from "plotly.js";
import { useCallback, useMemo } from "react";
import { formatShort, formatText, isAmount } from "../ui/format";
import { ChartRoom } from "./ChartRoom";
import { Drawing } from "./Drawing";
import { columnLabels, type ColumnLabels } from "./columnLabels";
import { axis, baseLayout } from "./layout";
import { inkOn } from "./inkOn";
import { tall, usePalette, type Palette } from "./palette";
import { CHARACTER, longestOf, plotText } from "./text";
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
  const keys = useChartKeys({ rows: rows.length, columns: columns.length, onEnter: onCell });
  const { cursor } = keys;
  const width = useWidth(keys.room.ref);
  const labels = useMemo(
    () => columnLabels(columns, { width, rowNames: rows, ordered, zoom: palette.zoom }),
    [columns, width, rows, ordered, palette],
  );
  const written = useMemo(
    () => fits(cells, unit, labels.cell, palette.zoom),
    [cells, unit, labels.cell, palette.zoom],
  );
  const data = useCallback(
    () => [
      trace({ columns, rows, cells, unit, written }, palette),
      ...(written ? [numbers({ cells, unit }, palette)] : []),
    ],
    [columns, rows, cells, unit, written, palette],
  );
  const wide = labels.width > width;
  const height = Math.max(
    120,
    tall(rows.length * 26 + 24, palette) +
      Math.ceil(labels.height + (written ? 0 : SCALE_ROOM * palette.zoom)),
  );
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

/** What the scale takes below the cells, in pixels. */
const SCALE_ROOM = 44;
/** The air around a number; with less, the cells would be a table of figures and no picture. */
const CALM = 12;

/** Whether every cell has room for its number; else a scale says what the colours mean. */
export function fits(cells: (number | null)[][], unit: string, cell: number, zoom: number): boolean {
  const texts = cells.flat().map((value) => formatShort(value, unit));
  return longestOf(texts) * CHARACTER * zoom + CALM <= cell;
}

type TraceInput = Pick<HeatmapProps, "columns" | "rows" | "cells" | "unit"> & { written: boolean };

function trace({ columns, rows, cells, unit, written }: TraceInput, palette: Palette): Data {
  const [low, middle, high] = palette.scale;
  const [least, most] = endsOf(cells, unit);
  return {
    type: "heatmap",
    x: columns.map((_, index) => index),
    y: rows.map((_, index) => index),
    z: cells,
    zmin: least,
    zmax: most,
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
    showscale: !written,
    colorbar: {
      orientation: "h",
      thickness: 8 * palette.zoom,
      len: 160 * palette.zoom,
      lenmode: "pixels",
      x: 0,
      xanchor: "left",
      xpad: 0,
      y: 0,
      yanchor: "top",
      ypad: 10,
      outlinewidth: 0,
      ticklen: 0,
      tickmode: "array",
      tickvals: [least, most],
      ticktext: [formatText(least, unit), formatText(most, unit)],
      tickfont: { size: 11 * palette.zoom, color: palette.quiet },
    },
  } as unknown as Data;
}

/** What the cells come to, each in the ink that can be read on it: Plotly would write all in one. */
function numbers({ cells, unit }: Pick<TraceInput, "cells" | "unit">, palette: Palette): Data {
  const [least, most] = endsOf(cells, unit);
  const known = cells.flatMap((line, row) =>
    line.flatMap((value, column) => (value === null ? [] : [{ row, column, value }])),
  );
  return {
    type: "scatter",
    mode: "text",
    hoverinfo: "skip",
    x: known.map(({ column }) => column),
    y: known.map(({ row }) => row),
    text: known.map(({ value }) => formatShort(value, unit)),
    textfont: {
      size: 11 * palette.zoom,
      color: known.map(({ value }) => inkOn((value - least) / (most - least), palette)),
    },
  } as unknown as Data;
}

/** Amounts are coloured from zero, so that half as much is half as dark; rates over their own range. */
export function endsOf(cells: (number | null)[][], unit: string): [number, number] {
  const values = cells.flat().filter((value) => value !== null);
  if (values.length === 0) return [0, 1];
  const least = isAmount(unit) ? Math.min(0, ...values) : Math.min(...values);
  const most = Math.max(...values);
  return most > least ? [least, most] : [least - 1, most];
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
    margin: { l: 8, r: 12 + labels.beyond, t: 10, b: 8 },
    hovermode: "closest",
    xaxis: {
      ...axis(palette),
      ...ticks(columns, labels.every),
      tickangle: labels.angle,
      side: "top",
      range: [-0.5, columns.length - 0.5],
    },
    yaxis: { ...axis(palette), ...ticks(rows), range: [rows.length - 0.5, -0.5] },
  };
}
