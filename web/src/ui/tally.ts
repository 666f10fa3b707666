import type { Tally } from "../api/types";

/** Of how many received items the books know what became of them. */
export function accounted(tally: Tally): number {
  return tally.stored + tally.duplicate + tally.quarantined + tally.refused;
}

/** The books' equation: received = stored + duplicate + quarantined + refused. */
export function adds(tally: Tally): boolean {
  return tally.received === accounted(tally);
}
