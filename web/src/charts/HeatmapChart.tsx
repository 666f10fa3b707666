import type { Data, Layout } from "plotly.js";
import { useMemo } from "react";
import { formatText } from "../ui/format";
import { Drawing } from "./Drawing";
import { axis, baseLayout } from "./layout";
import { usePalette, type Palette } from "./palette";
import { plotText } from "./text";

export interface HeatmapProps {
  title: string;
  unit: string;
  columns: string[];
  rows: string[];
  /** `cells[row][column]`; null where there is nothing. */
  cells: (number | null)[][];
  onCell?: (row: number, column: number) => void;
}

/** Two dimensions at once; one hue, so that more is simply more. */
export function HeatmapChart({ title, unit, columns, rows, cells, onCell }: HeatmapProps) {
  const palette = usePalette();
  const height = Math.max(160, rows.length * 26 + 70);
  const data = useMemo(
    () => [trace(columns, rows, cells, unit, palette)],
    [columns, rows, cells, unit, palette],
  );
  const layout = useMemo(() => layoutOf(columns, rows, height, palette), [columns, rows, height, palette]);
  return (
    <Drawing
      height={height}
      data={data}
      layout={layout}
      label={`Heat map: ${title}. The same data is in the table view.`}
      onClick={(event) => {
        const point = event.points[0];
        if (point && typeof point.x === "number" && typeof point.y === "number") onCell?.(point.y, point.x);
      }}
    />
  );
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

function layoutOf(columns: string[], rows: string[], height: number, palette: Palette): Partial<Layout> {
  const ticks = (names: string[]) => ({
    showgrid: false,
    zeroline: false,
    tickmode: "array" as const,
    tickvals: names.map((_, index) => index),
    ticktext: names.map((name) => plotText(name)),
    tickfont: { size: 11, color: palette.ink },
  });
  return {
    ...baseLayout(palette, height),
    hovermode: "closest",
    xaxis: { ...axis(palette), ...ticks(columns), tickangle: columns.length > 12 ? 0 : "auto", side: "top" },
    yaxis: { ...axis(palette), ...ticks(rows), autorange: "reversed" },
  };
}
