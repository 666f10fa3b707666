import type { LayoutAxis } from "plotly.js";
import { timeUnit } from "../ui/format";

const STEPS = 5;

/** Ticks of an axis of milliseconds, told in seconds or minutes where the largest value is. */
export function timeTicks(values: (number | null | undefined)[]): Partial<LayoutAxis> {
  const known = values.filter(
    (value): value is number => typeof value === "number" && Number.isFinite(value),
  );
  const most = Math.max(0, ...known);
  const { name, milliseconds: scale } = timeUnit(most);
  if (name === "ms") return { ticksuffix: " ms", tickformat: ",.4~r" };
  const least = Math.min(...known);
  const step = roundStep((most - least || most) / scale / STEPS);
  const first = Math.floor(least / scale / step);
  const last = Math.ceil(most / scale / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });
  return {
    tickmode: "array",
    tickvals: ticks.map((tick) => tick * scale),
    ticktext: ticks.map((tick) => `${number.format(tick)} ${name}`),
  };
}

/** The next of 1, 2, 5, 10, 20 … (or 0.1, 0.2 …) that is not below. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5].find((digit) => digit * power >= atLeast) ?? 10) * power;
}
