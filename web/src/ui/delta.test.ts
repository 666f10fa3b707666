import { describe, expect, it } from "vitest";
import { deltaOf } from "./delta";
import { testAnswer } from "./testAnswer";

describe("deltaOf", () => {
  it.each([
    ["up", 12, 10, "+20%", "▲", "good"],
    ["up", 8, 10, "−20%", "▼", "bad"],
    ["down", 12, 10, "+20%", "▲", "bad"],
    ["down", 8, 10, "−20%", "▼", "good"],
    ["none", 12, 10, "+20%", "▲", "neutral"],
    ["up", 10, 10, "±0%", "", "neutral"],
    ["up", 2189, 2190, "±0%", "", "neutral"],
    ["down", 0.5001, 0.5, "±0.0 pt", "", "neutral"],
  ] as const)("better %s: %s after %s is %s", (better, value, previous, trend, arrow, judgement) => {
    const delta = deltaOf(testAnswer({ better, value, previous, trend }));
    expect(delta).toMatchObject({ text: trend, arrow, judgement });
  });

  it("has no verdict where there was nothing before", () => {
    expect(deltaOf(testAnswer({ previous: 0, trend: "new" }))).toMatchObject({
      judgement: "neutral",
      arrow: "",
    });
    expect(deltaOf(testAnswer({ previous: null, trend: "–" }))).toBeNull();
    expect(deltaOf(testAnswer({ change: null, trend: "–" }))).toBeNull();
  });
});
