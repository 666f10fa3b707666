import type { LayoutAxis } from "plotly.js";
import { isAmount, tickFormat, timeUnit } from "../ui/format";

const STEPS = 5;

type Value = number | null | undefined;

/**
 * The ticks of an axis on which `values` lie: at most so many steps, printed as all other numbers are.
 * Plotly's own would be in d3's words, "$400k" and "$1G", whatever the viewer's language.
 */
export function ticksOf(unit: string, values: Value[], steps = STEPS): Partial<LayoutAxis> {
  const range = rangeOf(unit, values);
  if (!range) return { showticklabels: false };
  const [least, most] = range;
  const scale = unit === "ms" ? timeUnit(Math.max(Math.abs(least), Math.abs(most))).milliseconds : 1;
  const span = (most - least || Math.abs(most) || 1) / scale;
  const step = Math.max(roundStep(span / steps), unit === "count" ? 1 : 0);
  const first = Math.floor(rounded(least / scale / step));
  const last = Math.ceil(rounded(most / scale / step));
  const tickvals = Array.from({ length: last - first + 1 }, (_, index) =>
    rounded((first + index) * step * scale),
  );
  const print = tickFormat(unit, Math.max(Math.abs(least), Math.abs(most)));
  return { tickmode: "array", tickvals, ticktext: tickvals.map(print) };
}

/** Ticks of a logarithmic axis: 1, 2 and 5 of each decade, or every decade where there are several. */
export function logTicks(unit: string, low: number, high: number): Partial<LayoutAxis> {
  const digits = Math.log10(high / low) > 2 ? [1] : [1, 2, 5];
  const decades = Math.floor(Math.log10(high)) - Math.floor(Math.log10(low)) + 1;
  const tickvals = Array.from({ length: decades }, (_, index) => 10 ** (Math.floor(Math.log10(low)) + index))
    .flatMap((decade) => digits.map((digit) => rounded(digit * decade)))
    .filter((tick) => tick >= low && tick <= high);
  return { tickmode: "array", tickvals, ticktext: tickvals.map(tickFormat(unit, high)) };
}

/** From the least to the greatest of the values; amounts are measured from zero. */
function rangeOf(unit: string, values: Value[]): [number, number] | null {
  const known = values.filter(
    (value): value is number => typeof value === "number" && Number.isFinite(value),
  );
  if (known.length === 0) return null;
  const all = isAmount(unit) ? [0, ...known] : known;
  return [Math.min(...all), Math.max(...all)];
}

/** The next of 1, 2, 5, 10, 20 … (or 0.1, 0.2 …) that is not below. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5].find((digit) => rounded(digit * power) >= rounded(atLeast)) ?? 10) * power;
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
