import type { Baseline } from "../api/types";
import { formatDay, formatRate } from "./format";

/**
 * What an hour costs by the baseline at a place of the list. One without a rate of its own takes that of the first row
 * after it that fits too; where that fits only from some day on, or in some project, the others are told as well.
 */
export function rateText(baselines: Baseline[], place: number, zone: string): string {
  const row = baselines[place];
  if (!row) return "–";
  const rates: string[] = [];
  for (const one of baselines.slice(place)) {
    if (one.hourlyRateUsd === null || !meets(one, row)) continue;
    const rate = formatRate(one.hourlyRateUsd);
    if (covers(one, row)) return [...rates, rates.length === 0 ? rate : `otherwise ${rate}`].join(", ");
    const within = one.project === row.project || one.project === null ? "" : ` in ${one.project}`;
    const from = one.from === null ? "" : ` from ${formatDay(one.from, zone)} on`;
    rates.push(rate + within + from);
  }
  return rates.length === 0 ? "–" : rates.join(", ");
}

/** Whether both can apply to the same element. */
function meets(one: Baseline, row: Baseline): boolean {
  return alike(one.elementType, row.elementType) && alike(one.project, row.project);
}

function alike(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** Whether `one` applies wherever and whenever `row` does. */
function covers(one: Baseline, row: Baseline): boolean {
  return (
    (one.elementType === null || one.elementType === row.elementType) &&
    (one.project === null || one.project === row.project) &&
    (one.from === null || (row.from !== null && Date.parse(one.from) <= Date.parse(row.from)))
  );
}
