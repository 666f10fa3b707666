import type { Data } from "plotly.js";
import type { Point } from "../api/types";
import { formatStep, formatText } from "../ui/format";
import type { Palette } from "./palette";
import { wallClock } from "./text";

/** A step that has not come yet: what is expected, and where 80 and 95 of 100 such values should lie. */
export interface ForecastPoint {
  t: string;
  expected: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

interface Place {
  unit: string;
  grain: string;
  zone: string;
}

/** The line goes on dashed from the last whole step, between two bands. */
export function forecastTraces(
  steps: ForecastPoint[],
  series: Point[],
  { unit, grain, zone }: Place,
  palette: Palette,
): Data[] {
  const color = palette.series[0] ?? palette.quiet;
  const last = series.findLast(
    (point) => point.value !== null && !point.cut && point.t < (steps[0]?.t ?? ""),
  );
  const joined = last?.value == null ? steps : [flat(last.t, last.value), ...steps];
  const x = joined.map((step) => wallClock(step.t, zone));
  const band = (name: string, low: keyof ForecastPoint, high: keyof ForecastPoint, alpha: string): Data =>
    ({
      type: "scatter",
      mode: "lines",
      name,
      x: [...x, ...x.toReversed()],
      y: [...joined.map((step) => step[high]), ...joined.map((step) => step[low]).toReversed()],
      fill: "toself",
      fillcolor: `${color.slice(0, 7)}${alpha}`,
      line: { width: 0 },
      hoverinfo: "skip",
    }) as Data;
  return [
    band("95% interval", "low95", "high95", "1f"),
    band("80% interval", "low80", "high80", "38"),
    {
      type: "scatter",
      mode: "lines",
      name: "Forecast",
      x,
      y: joined.map((step) => step.expected),
      text: joined.map((step) => saidOf(step, unit)),
      customdata: joined.map((step) => formatStep(step, grain, zone)),
      hovertemplate: "Forecast: %{text}<extra></extra>",
      line: { color, width: 1.75, dash: "dash" },
    } as Data,
  ];
}

function flat(t: string, value: number): ForecastPoint {
  return { t, expected: value, low80: value, high80: value, low95: value, high95: value };
}

function saidOf(step: ForecastPoint, unit: string): string {
  const text = (value: number) => formatText(value, unit);
  return `${text(step.expected)} (80%: ${text(step.low80)} to ${text(step.high80)})`;
}

/** What a forecast adds to the range of the vertical axis; its outer band may run off a drawing that it would flatten. */
export function forecastPoints(steps: ForecastPoint[]): Point[] {
  return steps.flatMap(({ t, low95, high95 }) => [
    { t, value: low95, previous: null },
    { t, value: high95, previous: null },
  ]);
}
