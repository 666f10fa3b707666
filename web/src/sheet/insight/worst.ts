import type { Group, Key } from "../../api/types";
import { NOT_SAID } from "../../ui/format";

export interface WorstRow {
  key: Key;
  evaluated: number;
  violated: number;
  rate: number;
}

/** Groups with violations, those with the most first. */
export function worstOf(evaluated: Group[], violated: Group[], by: string[]): WorstRow[] {
  const keyOf = (group: Group) => by.map((dimension) => group.key[dimension] ?? NOT_SAID).join("\n");
  const all = new Map(evaluated.map((group) => [keyOf(group), group.value ?? 0]));
  return violated
    .map((group) => {
      const bad = group.value ?? 0;
      const whole = Math.max(all.get(keyOf(group)) ?? bad, bad);
      return { key: group.key, evaluated: whole, violated: bad, rate: whole === 0 ? 0 : bad / whole };
    })
    .filter((row) => row.violated > 0)
    .sort((a, b) => b.violated - a.violated || b.rate - a.rate);
}
