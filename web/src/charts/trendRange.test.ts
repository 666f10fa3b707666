import { describe, expect, it } from "vitest";
import { coincides, valueRange } from "./trendRange";

const line = (values: (number | null)[], cuts: number[] = []) => ({
  name: "a line",
  series: values.map((value, index) => ({
    t: `2026-03-0${index + 1}T00:00:00Z`,
    value,
    previous: null,
    ...(cuts.includes(index) ? { cut: true } : {}),
  })),
});
const alone = { target: undefined, beside: false };

describe("valueRange", () => {
  it("amounts_areMeasuredFromZero", () => {
    const [low, high] = valueRange("count", [line([40, 100])], alone) ?? [];
    expect(low).toBe(0);
    expect(high).toBeCloseTo(106);
  });

  it("rateOfAStepInPart_doesNotFlattenTheOthers", () => {
    const [low, high] = valueRange("fraction", [line([0, 0.9, 0.95, 0.92], [0])], alone) ?? [];
    expect(low).toBeGreaterThan(0.89);
    expect(high).toBeGreaterThan(0.95);
  });

  it("onlyStepsInPart_areAllThereIs", () => {
    expect(valueRange("fraction", [line([0.2, 0.4], [0, 1])], alone)?.[0]).toBeLessThan(0.2);
  });

  it("rates_neverGoBelowZero_andReachTheTarget", () => {
    const [low, high] = valueRange("fraction", [line([0, 0.1])], { ...alone, target: 0.7 }) ?? [];
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.7);
  });

  it("nothing_hasNone", () => {
    expect(valueRange("fraction", [line([null])], alone)).toBeUndefined();
  });
});

describe("coincides", () => {
  it("aLineUnderAnother_isTold_theUpperOneIsNot", () => {
    const lines = [line([1, 2, 3]), line([1, 2, 3])];
    expect([coincides(lines, 0), coincides(lines, 1)]).toEqual([true, false]);
  });

  it("linesThatMeetOnce_areApart", () => {
    expect(coincides([line([1, 2, 3]), line([1, 5, 6])], 0)).toBe(false);
    expect(coincides([line([0, 0, 0, 0, 0, 2]), line([0, 0, 0, 0, 0, 0])], 0)).toBe(false);
    expect(coincides([line([null, null]), line([1, 2])], 0)).toBe(false);
  });
});
