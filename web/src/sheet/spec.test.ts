import { describe, expect, it } from "vitest";
import { testPanel, testSheet } from "../api/testSheet";
import { testInfo } from "../ui/testAnswer";
import { bucketSpan, periodOf } from "./buckets";
import { filtersOf, stateOf, toggled } from "./drill";
import { gridOf } from "./grid";
import type { Panel } from "../api/sheets";
import { cardsOf, panelsOf, queriesOf, withSpans } from "./spec";

const spansOf = (panels: Panel[]) => withSpans(panels).map((panel) => panel.span);

const bars = (span?: number) => testPanel({ metrics: ["m"], by: ["project"], span: span ?? null });

describe("withSpans", () => {
  it("lets the last panel of each row fill it", () => {
    expect(spansOf([bars(8), bars(4), bars(), bars(), bars(12), bars()])).toEqual([8, 4, 6, 6, 12, 12]);
    expect(spansOf([bars(), bars(8), bars(8)])).toEqual([12, 12, 12]);
    expect(spansOf([bars(), bars(), testPanel({ kind: "chains", title: null })])).toEqual([6, 6, 12]);
  });
});

describe("cardsOf", () => {
  const catalogue = {
    metrics: [
      testInfo({ name: "a", tab: "cost" }),
      testInfo({ name: "b", tab: "cost" }),
      testInfo({ name: "c" }),
    ],
    tabs: [],
    dimensions: [],
  };

  it("keeps the order of the sheet, drops the unknown and adds the tab's new metrics", () => {
    expect(cardsOf(testSheet({ name: "cost", cards: ["c", "gone", "b"] }), catalogue)).toEqual([
      "c",
      "b",
      "a",
    ]);
  });
});

describe("queriesOf", () => {
  it("asks for series where a card or a trend draws one, and for groups where bars do", () => {
    expect(queriesOf(["m"], [bars()])).toEqual([
      { metric: "m", series: true },
      { metric: "m", by: ["project"], series: false, without: ["project"], limit: 12 },
    ]);
  });

  it("asks for the code with each section, apart from the table of the worst", () => {
    const metric = "compliance_violations";
    const cut = { metrics: [metric], by: ["section"], within: "code" };
    const panels = [
      testPanel({ kind: "worst", metrics: ["rules_evaluated", metric], by: ["code", "section"] }),
      testPanel({ kind: "bars", ...cut }),
      testPanel({ kind: "heatmap", ...cut, columns: "elementType" }),
    ];
    const cuts = queriesOf([], panels).filter((query) => query.metric === metric);
    expect(cuts.map((query) => query.by)).toEqual([
      ["code", "section"],
      ["section", "code"],
      ["section", "code", "elementType"],
    ]);
    expect(cuts.map((query) => query.without ?? [])).toEqual([
      [],
      ["section", "code"],
      ["section", "code", "elementType"],
    ]);
  });
});

describe("panelsOf", () => {
  const catalogue = {
    metrics: [testInfo({ name: "m", dimensions: ["project"] }), testInfo({ name: "n" })],
    tabs: [],
    dimensions: [],
  };
  const kept = (change: Partial<Panel>) => panelsOf([testPanel(change)], catalogue).length === 1;

  it("drops a panel whose metrics are gone or cannot be cut that way, and keeps one that needs none", () => {
    expect(kept({ metrics: ["gone"] })).toBe(false);
    expect(kept({ kind: "trend", metrics: ["gone", "n"] })).toBe(true);
    expect(kept({ metrics: ["m"], by: ["section"] })).toBe(false);
    expect(kept({ metrics: ["m"], by: ["project"] })).toBe(true);
    expect(kept({ kind: "chains", metrics: [] })).toBe(true);
  });
});

describe("bucketSpan", () => {
  const series = ["2026-03-02", "2026-03-09"].map((day) => ({ t: `${day}T00:00:00Z`, value: 1 }));
  const period = { from: "2026-03-04T00:00:00Z", to: "2026-03-12T00:00:00Z" };

  it("ends where the next bucket begins and never leaves the period", () => {
    expect(bucketSpan(series, 0, period)).toEqual({ from: period.from, to: "2026-03-09T00:00:00Z" });
    expect(bucketSpan(series, 1, period)).toEqual({ from: "2026-03-09T00:00:00Z", to: period.to });
    expect(bucketSpan(series, 2, period)).toBeNull();
  });
});

describe("periodOf", () => {
  const zone = "America/Denver";
  const series = ["2026-03-02T07:00:00Z", "2026-03-09T06:00:00Z"].map((t) => ({ t, value: 1 }));
  const period = { from: "2026-03-02T07:00:00Z", to: "2026-03-16T06:00:00Z" };

  it("is days of the zone, the last one included, across the change to summer time", () => {
    expect(periodOf(series, [0, 0], { period, grain: "week", zone })).toEqual({
      from: "2026-03-02",
      to: "2026-03-08",
    });
    expect(periodOf(series, [0, 1], { period, grain: "week", zone })).toEqual({
      from: "2026-03-02",
      to: "2026-03-15",
    });
  });

  it("is instants where steps are hours", () => {
    const hours = ["2026-03-02T07:00:00Z", "2026-03-02T08:00:00Z"].map((t) => ({ t, value: 1 }));
    expect(periodOf(hours, [0, 0], { period, grain: "hour", zone })).toEqual({
      from: "2026-03-02T07:00:00Z",
      to: "2026-03-02T08:00:00Z",
    });
  });
});

describe("toggled", () => {
  const filters = { project: ["a"], user: ["u"] };

  it("adds a key beside what is chosen, and takes it out again", () => {
    const both = toggled(filters, { project: ["b"] });
    expect(both).toEqual({ project: ["a", "b"], user: ["u"] });
    expect(toggled(both, { project: ["b"] })).toEqual(filters);
    expect(toggled(filters, { project: ["a"] })).toEqual({ user: ["u"] });
  });

  it("knows whether a key is free, beside others or chosen", () => {
    expect(stateOf(filters, { region: ["US"] })).toBe("free");
    expect(stateOf(filters, { project: ["b"] })).toBe("beside");
    expect(stateOf(filters, { project: ["a"] })).toBe("chosen");
    expect(stateOf(filters, { project: ["a"], region: ["US"] })).toBe("beside");
  });
});

describe("filtersOf", () => {
  it("asks for what events do not say by the empty text, and for the word by the word", () => {
    expect(filtersOf({ project: null, user: "(none)", region: "" })).toEqual({
      project: [""],
      user: ["(none)"],
      region: [""],
    });
  });
});

describe("gridOf", () => {
  it("draws the rows with the most events and says how many are left", () => {
    const groups = Array.from({ length: 30 }, (_, index) => ({
      key: { templateId: `t${String(index).padStart(2, "0")}`, region: "CA" },
      value: index,
      events: index,
    }));
    const grid = gridOf(groups, ["templateId"], "region");
    expect(grid.left).toBe(10);
    expect(grid.rows[0]).toBe("t10");
    expect(grid.at(0, 0)?.value).toBe(10);
  });

  it("keeps equal sections of different codes apart", () => {
    const cell = (code: string, value: number) => ({
      key: { code, section: "1005", elementType: "IfcDoor" },
      value,
      events: value,
    });
    const grid = gridOf([cell("NFPA101", 2), cell("IBC2024", 3)], ["code", "section"], "elementType");
    expect(grid.rows).toEqual(["IBC2024 1005", "NFPA101 1005"]);
    expect(grid.cells).toEqual([[3], [2]]);
  });

  it("orders weekdays and hours as people do, and leaves out none between", () => {
    const cell = (weekday: string, hour: string) => ({ key: { weekday, hour }, value: 1, events: 1 });
    const grid = gridOf([cell("7", "10"), cell("1", "9"), cell("2", "2")], ["weekday"], "hour");
    expect(grid.rows).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    expect(grid.columns).toEqual(["02", "03", "04", "05", "06", "07", "08", "09", "10"]);
    expect(grid.cells[0]).toEqual([null, null, null, null, null, null, null, 1, null]);
  });
});
