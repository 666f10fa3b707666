import type { Accounting, Tally } from "../api/types";

/** Of how many received items the books know what became of them. */
export function accounted(tally: Tally): number {
  return tally.stored + tally.duplicate + tally.quarantined + tally.refused;
}

/** The books' equation: received = stored + duplicate + quarantined + refused. */
export function adds(tally: Tally): boolean {
  return tally.received === accounted(tally);
}

/** How many items wait in quarantine and tell nothing of where they belong. */
export function untoldItems(untold: Accounting["untold"]): number {
  return untold.reduce((sum, { items }) => sum + items, 0);
}
