import { describe, expect, it } from "vitest";
import type { Annotation } from "../../api/insight";
import { binsOf, trimmed } from "./bins";
import { calendarOf } from "./calendar";
import { marksOf } from "./marks";
import { peopleOf } from "./people";
import { testAnswer } from "../../ui/testAnswer";
import { layersOf } from "./StackPanel";
import { worstOf } from "./worst";

describe("binsOf", () => {
  const buckets = [
    { atLeast: null, below: 10, events: 3 },
    { atLeast: 10, below: 20, events: 0 },
    { atLeast: 20, below: null, events: 1 },
  ];

  it("draws open buckets as wide as their neighbours and says that they are open", () => {
    expect(binsOf(buckets, "count", { least: 1, greatest: 900 })).toEqual([
      { from: 0, to: 10, amount: 3, name: "below 10", open: "below" },
      { from: 10, to: 20, amount: 0, name: "10 to 20" },
      { from: 20, to: 30, amount: 1, name: "20 or more", open: "above" },
    ]);
  });

  it("draws a single value", () => {
    const [bin] = binsOf([{ atLeast: null, below: null, events: 5 }], "ms", { least: 7, greatest: 7 });
    expect(bin).toEqual({ from: 6.5, to: 7.5, amount: 5, name: "all" });
  });

  it("leaves out empty ends, never the empty middle", () => {
    const empty = { atLeast: 30, below: 40, events: 0 };
    expect(trimmed([empty, empty, ...buckets, empty, empty])).toEqual([empty, ...buckets, empty]);
    expect(trimmed([empty])).toEqual([]);
  });
});

describe("calendarOf", () => {
  it("puts days under their weeks in the zone of the view", () => {
    const days = ["2026-03-08T06:00:00Z", "2026-03-09T05:00:00Z", "2026-03-10T05:00:00Z"];
    const calendar = calendarOf(
      days.map((t, index) => ({ t, value: index })),
      "America/Chicago",
    );
    expect(calendar.weeks).toHaveLength(2);
    expect(calendar.at(6, 0)).toBe(0);
    expect(calendar.at(0, 1)).toBe(1);
    expect(calendar.cells[1]).toEqual([null, 2]);
  });
});

describe("marksOf", () => {
  const update = (project: string | null, t: string): Annotation => ({
    kind: "regulation",
    t,
    label: "IBC 2024.1",
    project,
    value: 3,
    event: `${project} ${t}`,
    facts: {},
  });

  it("makes one mark of what happened in several projects on one day, oldest first", () => {
    const marks = marksOf(
      [
        update("b", "2026-03-04T10:00:00Z"),
        update("a", "2026-03-02T11:00:00Z"),
        update("b", "2026-03-02T10:00:00Z"),
      ],
      "UTC",
    );
    expect(marks.map((mark) => mark.label)).toEqual(["IBC 2024.1 (2 projects)", "IBC 2024.1"]);
    expect(marks[0]?.t).toBe("2026-03-02T10:00:00Z");
  });
});

describe("peopleOf", () => {
  it("orders people by what they share and leaves empty cells empty", () => {
    const grid = peopleOf([
      { author: "a", participant: "b", elements: 1 },
      { author: "c", participant: "b", elements: 5 },
      { author: "c", participant: "a", elements: 2 },
    ]);
    expect(grid).toEqual({
      authors: ["c", "a"],
      participants: ["b", "a"],
      cut: false,
      cells: [
        [5, 2],
        [1, null],
      ],
    });
  });
});

describe("peopleOf a crowd", () => {
  it("draws those who share most and says that others are left out", () => {
    const pairs = Array.from({ length: 20 }, (_, index) => ({
      author: `author ${index}`,
      participant: "b",
      elements: index + 1,
    }));
    const grid = peopleOf(pairs);
    expect(grid.authors).toHaveLength(14);
    expect(grid.authors[0]).toBe("author 19");
    expect(grid.cut).toBe(true);
  });
});

describe("worstOf", () => {
  const group = (section: string | null, value: number) => ({ key: { section }, value, events: value });

  it("puts the most violations first with their share, and leaves out what never fails", () => {
    const rows = worstOf(
      [group("1", 10), group("2", 4), group(null, 8)],
      [group("2", 4), group("1", 5), group(null, 0)],
      ["section"],
    );
    expect(rows.map((row) => [row.key.section, row.evaluated, row.rate])).toEqual([
      ["1", 10, 0.5],
      ["2", 4, 1],
    ]);
  });
});

describe("layersOf", () => {
  it("makes a stack as high as the whole", () => {
    const group = {
      key: { action: "parse" },
      series: [
        { t: "2026-03-02T00:00:00Z", value: 300 },
        { t: "2026-03-09T00:00:00Z", value: 491 },
      ],
    };
    const layers = layersOf(testAnswer(), [group], "action");
    expect(layers.map((layer) => [layer.name, layer.series.map((point) => point.value)])).toEqual([
      ["Parse", [300, 491]],
      ["all others", [100, 0]],
    ]);
    const whole = testAnswer({ series: group.series });
    expect(layersOf(whole, [group], "action")).toHaveLength(1);
  });
});
