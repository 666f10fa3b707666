import type { Target } from "../api/types";

/** How far from a target is near it: a tenth of it. */
const NEAR = 0.1;

/** The value from which on a target is nearly met. */
export function warningFrom({ operator, value }: Target): number {
  return operator.startsWith("<") ? value + NEAR * Math.abs(value) : value - NEAR * Math.abs(value);
}

/** How a value stands to its target. */
export function verdictOf(target: Target, value: number): "met" | "near" | "unmet" {
  if (target.met) return "met";
  const least = warningFrom(target);
  return (target.operator.startsWith("<") ? value <= least : value >= least) ? "near" : "unmet";
}
