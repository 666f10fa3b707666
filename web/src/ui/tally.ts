import type { Tally } from "../api/types";

/** The books' equation: received = stored + duplicate + quarantined + refused. */
export function adds(tally: Tally): boolean {
  return tally.received === tally.stored + tally.duplicate + tally.quarantined + tally.refused;
}
