import { describe, expect, it } from "vitest";
import {
  clip,
  formatBucket,
  formatBytes,
  formatExact,
  formatBound,
  formatGoal,
  formatInstant,
  formatShort,
  formatSpan,
  formatStep,
  formatText,
  nameOf,
  stepsOf,
} from "./format";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, " ");

describe("formatText", () => {
  it.each([
    [3247, "count", "3,247"],
    [0.968, "fraction", "96.8%"],
    [62.5, "percent", "62.5%"],
    [184000, "usd", "$184,000"],
    [12.5, "usd", "$12.50"],
    [103.7, "ms", "104 ms"],
    [12.34, "ms", "12.3 ms"],
    [2500, "ms", "2.5 s"],
    [1_800_000, "ms", "30 min"],
    [96.42, "hours", "96.4 h"],
    [1, "pass_fail", "100.0%"],
    [0, "count", "0"],
    [6.25, "per_week", "6.25 per week"],
    [null, "count", "–"],
    [Number.NaN, "usd", "–"],
  ])("%s %s reads %s", (value, unit, expected) => {
    expect(plain(formatText(value, unit))).toBe(expected);
  });
});

describe("formatShort", () => {
  it.each([
    [435_760, "usd", "$435.8K"],
    [10_000_000, "usd", "$10.0M"],
    [812, "usd", "$812"],
    [30_800, "hours", "30.8K h"],
    [851.8, "hours", "852 h"],
    [1_128, "hours", "1,128 h"],
    [74.9, "hours", "74.9 h"],
    [827.2, "days", "827 days"],
    [38_831, "count", "38.8K"],
    [1_282, "count", "1,282"],
    [9_200, "ms", "9.20 s"],
    [316, "ms", "316 ms"],
    [0, "fraction", "0.0%"],
    [null, "usd", "–"],
  ])("%s %s reads %s", (value, unit, expected) => {
    expect(plain(formatShort(value, unit))).toBe(expected);
  });
});

describe("formatBound", () => {
  it("says it with the sign that people read, and the goal without decimals that nobody chose", () => {
    expect(formatBound(">=", 0.95, "fraction")).toBe("≥ 95%");
    expect(plain(formatBound("<", 30_000, "ms"))).toBe("< 30 s");
  });
});

describe("formatGoal", () => {
  it("has no decimals that nobody chose", () => {
    expect([formatGoal(1, "fraction"), formatGoal(0.955, "fraction"), formatGoal(95, "percent")]).toEqual([
      "100%",
      "95.5%",
      "95%",
    ]);
    expect(plain(formatGoal(30_000, "ms"))).toBe("30 s");
  });
});

describe("a number below zero", () => {
  it("has a minus, not a hyphen", () => {
    expect(formatText(-0.029, "fraction")).toBe("\u22122.9%");
    expect(formatText(-5, "usd")).toBe("\u2212$5.00");
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 kB"],
    [999_600, "1 MB"],
    [186_189_043, "186 MB"],
    [73_610_000_000, "73.6 GB"],
  ])("%s reads %s", (bytes, expected) => {
    expect(plain(formatBytes(bytes))).toBe(expected);
  });
});

describe("times", () => {
  it("are shown in the chosen zone", () => {
    expect(plain(formatInstant("2026-03-08T09:30:00Z", "America/Denver"))).toBe("Mar 8, 2026, 3:30:00 AM");
    expect(plain(formatInstant("2026-03-08T09:30:00Z", "UTC"))).toBe("Mar 8, 2026, 9:30:00 AM");
  });

  it("say when there is none", () => {
    expect(formatInstant(null, "UTC")).toBe("–");
    expect(formatInstant("soon", "UTC")).toBe("–");
  });

  it("name the last day of a span, not the one after it", () => {
    expect(plain(formatSpan({ from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" }, "UTC"))).toBe(
      "Mar 1 – 31, 2026",
    );
  });

  it.each([
    ["quarter", "Q2 2026"],
    ["month", "Apr 2026"],
    ["year", "2026"],
    ["day", "Apr 1, 2026"],
  ])("name a %s", (grain, expected) => {
    expect(plain(formatBucket("2026-04-01T00:00:00Z", grain, "UTC"))).toBe(expected);
  });
});

describe("steps of a series", () => {
  it("that are not whole say so", () => {
    const point = { t: "2026-04-01T00:00:00Z" };
    expect(plain(formatStep(point, "month", "UTC"))).toBe("Apr 2026");
    expect(plain(formatStep({ ...point, cut: true }, "month", "UTC"))).toBe("Apr 2026 (partial)");
  });

  it.each([
    [[{}, {}, {}], "By week"],
    [[{ cut: true }, {}, {}], "By week · first week partial"],
    [[{ cut: true }, {}, { cut: true }], "By week · first and last weeks partial"],
    [[{ cut: true }], "By week · first week partial"],
    [[], "By week"],
  ])("are told of above the chart: %j", (series, expected) => {
    expect(stepsOf(series, "week")).toBe(expected);
  });
});

describe("names", () => {
  it("are said to be missing where an event has none", () => {
    expect([nameOf(null), nameOf(""), nameOf("(none)")]).toEqual(["Not said", "Not said", "(none)"]);
  });

  it("are clipped between characters, never inside one", () => {
    expect(clip("🏗️🏗️🏗️", 3)).toBe("🏗️…");
    expect([...clip("é".repeat(300), 60)]).toHaveLength(60);
  });
});

describe("formatExact", () => {
  it.each([
    [681.495, "ms", "681.495 ms"],
    [1234567.25, "usd", "$1,234,567.25"],
    [0.9625, "fraction", "96.25%"],
    [37.5, "percent", "37.5%"],
    [1, "pass_fail", "1 (pass)"],
    [0, "pass_fail", "0 (fail)"],
    [12, "count", "12"],
    [2.5, "hours", "2.5 h"],
    [3, "days", "3 days"],
    [0.123456789012, "none", "0.123456789012"],
  ])("%s in %s is %s", (value, unit, text) => {
    expect(plain(formatExact(value, unit))).toBe(text);
  });
});
