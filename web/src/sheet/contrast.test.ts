import { describe, expect, it } from "vitest";
import type { MetricAnswer } from "../api/types";
import { testAnswer } from "../ui/testAnswer";
import { contrasted } from "./contrast";

const answer = (change: Partial<MetricAnswer>) => testAnswer({ previous: null, ...change });
const shown = (mine: MetricAnswer, other: MetricAnswer | undefined) =>
  contrasted(mine, other) as MetricAnswer;

describe("contrasted", () => {
  it("takes the other side's value as what it is compared with", () => {
    const result = shown(answer({ value: 120 }), answer({ value: 100 }));
    expect(result).toMatchObject({ value: 120, previous: 100, trend: "+20%" });
    expect(result.change).toBeCloseTo(0.2);
  });

  it("compares shares in points, and nothing with nothing", () => {
    const share = { unit: "fraction" };
    expect(shown(answer({ ...share, value: 0.9 }), answer({ ...share, value: 0.95 })).trend).toBe(
      "\u22125.0 pt",
    );
    expect(shown(answer({ value: 3 }), answer({ value: 0 }))).toMatchObject({ change: null, trend: "–" });
    expect(shown(answer({ value: 3 }), undefined)).toMatchObject({ previous: null, trend: "–" });
  });

  it("lays projects over each other by date", () => {
    const mine = answer({ series: [{ t: "2026-03-02T00:00:00Z", value: 1 }] });
    const theirs = answer({
      series: [
        { t: "2026-02-23T00:00:00Z", value: 7 },
        { t: "2026-03-02T00:00:00Z", value: 8 },
      ],
    });
    expect(shown(mine, theirs).series[0]?.previous).toBe(8);
    expect(shown(theirs, mine).series.map((point) => point.previous)).toEqual([null, 1]);
  });

  it("matches groups by their key", () => {
    const group = (name: string, value: number) => ({ key: { user: name }, value, events: 1 });
    const result = shown(
      answer({ groups: [group("a", 1)] }),
      answer({ groups: [group("b", 5), group("a", 4)] }),
    );
    expect(result.groups).toEqual([{ ...group("a", 1), previous: 4 }]);
  });
});
