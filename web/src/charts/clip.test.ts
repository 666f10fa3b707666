import { describe, expect, it } from "vitest";
import { clipOf, within } from "./clip";

const line = (values: (number | null)[]) => ({
  name: "a line",
  series: values.map((value, index) => ({
    t: new Date(Date.UTC(2026, 0, 5 + 7 * index)).toISOString(),
    value,
    previous: null,
    cut: false,
  })),
});
const usual = [410, 458, 390, 470, 430, 402, 445, 420];

describe("clipOf", () => {
  it("oneDelivery_isCutAboveTheOthers_andNothingElse", () => {
    const clip = clipOf("count", [line([...usual, 8458])], []);
    expect(clip?.peaks.map((peak) => peak.index)).toEqual([8]);
    expect(clip?.top).toBeGreaterThan(470);
    expect(clip?.top).toBeLessThan(8458 / 4);
    expect(within(8458, clip)).toBe(clip?.top);
    expect(within(458, clip)).toBe(458);
    expect(within(null, clip)).toBeNull();
  });

  it("deliveriesOfTwoSteps_areBothCut", () => {
    const clip = clipOf("count", [line([...usual, 8458, 7000])], []);
    expect(clip?.peaks.map((peak) => peak.index).sort()).toEqual([8, 9]);
  });

  it("growth_rates_fewValues_andFlatOnes_areDrawnAsTheyAre", () => {
    expect(clipOf("count", [line([1, 2, 4, 8, 16, 32, 64, 128, 256])], [])).toBeNull();
    expect(clipOf("fraction", [line([...usual.map((value) => value / 10_000), 0.9])], [])).toBeNull();
    expect(clipOf("count", [line([1, 2, 100])], [])).toBeNull();
    expect(clipOf("count", [line([0, 0, 0, 0, 0, 0, 0, 0, 50])], [])).toBeNull();
    expect(clipOf("count", [line([])], [])).toBeNull();
  });

  it("whatElseIsDrawn_staysWithinTheScale", () => {
    expect(clipOf("count", [line([...usual, 8458])], [5000])).toBeNull();
    expect(clipOf("count", [line([...usual, 8458])], [600, null])?.top).toBeGreaterThan(600);
  });
});
