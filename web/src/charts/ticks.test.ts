import { describe, expect, it } from "vitest";
import { logTicks, ticksOf } from "./ticks";

const texts = (unit: string, values: (number | null | undefined)[], steps?: number) =>
  (ticksOf(unit, values, steps).ticktext ?? []).map((text) => text.replaceAll("\u00a0", " "));

describe("ticksOf", () => {
  it("money_isWrittenAsOnTheBars", () => {
    expect(texts("usd", [362_300, 391_800])).toEqual(["$0", "$100K", "$200K", "$300K", "$400K"]);
    expect(texts("usd", [2_400_000])).toEqual(["$0", "$500K", "$1M", "$1.5M", "$2M", "$2.5M"]);
    expect(texts("usd", [3e9]).at(-1)).toBe("$3B");
  });

  it("counts_areWhole_andShortOnlyWhereTheyAreLarge", () => {
    expect(texts("count", [1])).toEqual(["0", "1"]);
    expect(texts("count", [1282])).toEqual(["0", "500", "1,000", "1,500"]);
    expect(texts("count", [38_831])).toEqual(["0", "10K", "20K", "30K", "40K"]);
  });

  it("rates_keepToWhereTheyAre", () => {
    expect(texts("fraction", [0.81, 0.98])).toEqual(["80%", "85%", "90%", "95%", "100%"]);
    expect(texts("fraction", [0.991, 0.994])).toEqual(["99.1%", "99.2%", "99.3%", "99.4%"]);
    expect(texts("percent", [11, 49]).at(-1)).toBe("50%");
    expect(texts("score", [0.78, 0.94])).toEqual(["0.75", "0.8", "0.85", "0.9", "0.95"]);
  });

  it("times_areInTheUnitOfTheLargest", () => {
    expect(texts("ms", [0, 12, 999]).at(-2)).toBe("800 ms");
    expect(texts("ms", [0, 4_100, null, 19_400])).toEqual(["0 s", "5 s", "10 s", "15 s", "20 s"]);
    expect(texts("ms", [0, 599_999]).at(-1)).toBe("600 s");
    expect(texts("ms", [0, 600_000])).toEqual(["0 min", "2 min", "4 min", "6 min", "8 min", "10 min"]);
    expect(ticksOf("ms", [7_000]).tickvals).toEqual([6_000, 8_000]);
  });

  it("hoursAndDays_carryTheirUnit", () => {
    expect(texts("hours", [5_127], 4)).toEqual(["0 h", "2,000 h", "4,000 h", "6,000 h"]);
    expect(texts("hours", [30_800], 4)).toEqual(["0 h", "10K h", "20K h", "30K h", "40K h"]);
    expect(texts("days", [3]).at(-1)).toBe("3 days");
  });

  it("belowZero_hasARealMinus", () => {
    expect(texts("fraction", [-0.2, 0.2])).toEqual(["−20%", "−10%", "0%", "10%", "20%"]);
  });

  it("nothing_hasNoTicks", () => {
    expect(ticksOf("count", [null, undefined])).toEqual({ showticklabels: false });
  });
});

describe("logTicks", () => {
  it("everyTick_saysItsWholeValue", () => {
    const ticks = logTicks("days", 0.8, 22);
    expect(ticks.ticktext?.map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      "1 day",
      "2 days",
      "5 days",
      "10 days",
      "20 days",
    ]);
  });

  it("manyDecades_areNamedOnceEach", () => {
    expect(logTicks("usd", 900, 2_400_000).ticktext).toEqual(["$1K", "$10K", "$100K", "$1M"]);
  });
});
