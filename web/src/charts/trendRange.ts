import type { Point } from "../api/types";
import type { Tone } from "./palette";
import { isAmount } from "../ui/format";

export interface TrendLine {
  name: string;
  /** What it means, where that has a colour of its own. */
  tone?: Tone;
  series: Point[];
}

interface Others {
  target: number | undefined;
  /** The comparison is drawn too. */
  beside: boolean;
}

/** A little air, so that no line runs along the edge. */
const AIR = 0.06;

/**
 * What the vertical axis reaches over. Amounts are measured from zero. A rate of a step that is not whole can be
 * anything, 0% of its one event: it must not flatten all the others, and runs off the drawing where it does not fit.
 */
export function valueRange(
  unit: string,
  lines: TrendLine[],
  { target, beside }: Others,
): [number, number] | undefined {
  const points = lines.flatMap((line) => line.series);
  const whole = points.filter((point) => !point.cut);
  const counted = isAmount(unit) || whole.length < 2 ? points : whole;
  const values = [
    ...counted.flatMap((point) => (beside ? [point.value, point.previous] : [point.value])),
    target,
  ].filter((value): value is number => typeof value === "number" && Number.isFinite(value));
  if (values.length === 0) return undefined;
  const least = Math.min(...values, ...(isAmount(unit) ? [0] : []));
  const most = Math.max(...values);
  const air = (most - least || Math.abs(most) || 1) * AIR;
  return [least >= 0 ? Math.max(0, isAmount(unit) ? least : least - air) : least - air, most + air];
}

/** Whether a line drawn later lies on this one nearly everywhere that anything happens, and would hide it. */
export function coincides(lines: TrendLine[], index: number): boolean {
  const series = lines[index]?.series ?? [];
  return lines.slice(index + 1).some((later) => {
    const pairs = series
      .map((point, at) => [point.value, later.series[at]?.value ?? null] as const)
      .filter(([one, other]) => one !== null && other !== null && (one !== 0 || other !== 0));
    const same = pairs.filter(([one, other]) => one === other);
    return pairs.length > 1 && same.length >= MOSTLY * pairs.length;
  });
}

const MOSTLY = 0.8;
