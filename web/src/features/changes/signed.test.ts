import { describe, expect, it } from "vitest";
import { share, signed } from "./signed";

describe("signed", () => {
  it("hasItsSign_andPointsForFractions", () => {
    expect(signed(0.042, "fraction")).toBe("+4.20 points");
    expect(signed(-3, "percent")).toBe("−3.00 points");
    expect(signed(-1203, "count")).toMatch(/^−1.?203$/);
    expect(signed(null, "count")).toBe("–");
  });

  it("bar_isAgainstTheLongest", () => {
    expect(share(-5, 10)).toBe(0.5);
    expect(share(0, 0)).toBe(0);
  });
});
