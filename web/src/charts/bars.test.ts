import { describe, expect, it } from "vitest";
import { barRange } from "./BarChart";
import { binTicks, type Bin } from "./HistogramChart";
import { endsOf, fits } from "./HeatmapChart";

const bars = (...values: (number | null)[]) => values.map((value) => ({ name: "a", value }));

describe("barRange", () => {
  it("ofAmounts_beginsAtZero_ofSharesShowsHowTheyDiffer", () => {
    expect(barRange(bars(3, 9), "count")).toEqual([0, 9]);
    const [from, to] = barRange(bars(0.94, 0.9), "fraction");
    expect(from).toBeCloseTo(0.89);
    expect(to).toBeCloseTo(0.95);
    expect(barRange(bars(1, 0.02), "fraction")).toEqual([0, 1]);
  });

  it("ofSharesThatAreAllAlike_hasAirOnBothSides", () => {
    const [from, to] = barRange(bars(0.9, 0.9), "fraction");
    expect(to - from).toBeCloseTo(0.02);
  });

  it("reachesTheOtherSide_onlyWhereItIsDrawn", () => {
    const [bar] = [{ name: "a", value: 4, previous: 9 }];
    expect([barRange([bar], "count"), barRange([bar], "count", true)]).toEqual([
      [0, 4],
      [0, 9],
    ]);
  });

  it("ofNothing_isStillAnAxis", () => {
    expect(barRange(bars(null, 0), "usd")).toEqual([0, 1]);
  });
});

describe("binTicks", () => {
  const bin = (from: number, more: Partial<Bin> = {}): Bin => ({
    from,
    to: from + 1,
    amount: 1,
    name: "",
    ...more,
  });
  const plain = (texts: unknown) => (texts as string[]).map((text) => text.replaceAll("\u00a0", " "));

  it("openBinThatHoldsMore_saysSo_inPlaceOfTheTickBesideIt", () => {
    const bins = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((from) => bin(from));
    const ticks = binTicks([...bins, bin(9, { open: "above" })], "hours");
    expect(plain(ticks.ticktext)).toEqual(["0 h", "2 h", "4 h", "6 h", "8 h", "≥ 9 h"]);
    expect(ticks.tickvals?.at(-1)).toBe(9.5);
  });

  it("openBinWithoutAnything_isNotNamed", () => {
    expect(plain(binTicks([bin(0), bin(1, { open: "above", amount: 0 })], "count").ticktext)).not.toContain(
      "≥ 1",
    );
  });
});

describe("a heat map", () => {
  it("ofAmounts_isColouredFromZero_ofRatesOverTheirOwnRange", () => {
    expect(endsOf([[40, null, 90]], "count")).toEqual([0, 90]);
    expect(endsOf([[0.4, 0.9]], "fraction")).toEqual([0.4, 0.9]);
    expect(endsOf([[null]], "count")).toEqual([0, 1]);
  });

  it("writesItsNumbers_whereTheLongestFits", () => {
    expect(fits([[1, 1282]], "count", 50, 1)).toBe(true);
    expect(fits([[1, 1282]], "count", 35, 1)).toBe(false);
    expect(fits([[1, 1282]], "count", 50, 1.5)).toBe(false);
  });
});
