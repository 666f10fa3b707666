import { describe, expect, it } from "vitest";
import { timeTicks } from "./timeTicks";

describe("timeTicks", () => {
  it("short_staysInMilliseconds", () => {
    expect(timeTicks([0, 12, 999])).toEqual({ ticksuffix: " ms", tickformat: ",.4~r" });
    expect(timeTicks([])).toEqual({ ticksuffix: " ms", tickformat: ",.4~r" });
    expect(timeTicks([null, undefined])).toHaveProperty("ticksuffix", " ms");
  });

  it("seconds_areRoundAndReachBeyondTheLargest", () => {
    const axis = timeTicks([0, 4_100, null, 19_400]);
    expect(axis.ticktext).toEqual(["0 s", "5 s", "10 s", "15 s", "20 s"]);
    expect(axis.tickvals).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
  });

  it("minutes_areUsedFromTenOn", () => {
    expect(timeTicks([0, 599_999]).ticktext?.at(-1)).toBe("600 s");
    expect(timeTicks([0, 600_000]).ticktext).toEqual(["0 min", "2 min", "4 min", "6 min", "8 min", "10 min"]);
  });

  it("farFromZero_countsOnlyWhereValuesAre", () => {
    expect(timeTicks([10_000, 11_000]).ticktext?.[0]).toBe("10 s");
    expect(timeTicks([10_000, 11_000]).ticktext).toHaveLength(6);
  });

  it("oneValue_hasTicksAroundIt", () => {
    expect(timeTicks([7_000]).tickvals).toEqual([6_000, 8_000]);
  });
});
