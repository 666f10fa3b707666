import { describe, expect, it } from "vitest";
import { spaced } from "./TrendChart";

const mark = (day: number) => ({
  t: `2026-03-${String(day).padStart(2, "0")}T00:00:00Z`,
  label: `mark ${day}`,
  tone: "plain" as const,
});

describe("spaced", () => {
  it("leaves out labels that would lie over one another, never in a wide drawing with room", () => {
    const close = [mark(1), mark(2), mark(3), mark(30)];
    expect(spaced(close, 1400).map((one) => one.label)).toEqual(["mark 1", "mark 2", "mark 30"]);
    const apart = [mark(1), mark(8), mark(16), mark(24)];
    expect(spaced(apart, 1400)).toEqual(apart);
  });

  it("has no room for any on a phone", () => {
    expect(spaced([mark(1), mark(30)], 390)).toEqual([]);
  });
});
