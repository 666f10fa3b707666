import { describe, expect, it } from "vitest";
import { legendRows } from "./legend";

const NAMES = ["all others", "sync_push", "parse", "collab_comment", "validate", "generate", "cost_estimate"];

describe("legendRows", () => {
  it.each([
    [1100, 1],
    [600, 2],
    [320, 4],
    [200, 7],
    [40, 7],
  ])("at %i pixels there are %i", (width, rows) => {
    expect(legendRows(NAMES, width, 1)).toBe(rows);
  });

  it("larger type takes more of them, and none takes the first", () => {
    expect(legendRows(NAMES, 1100, 1.5)).toBe(2);
    expect(legendRows([], 300, 1)).toBe(1);
  });
});
