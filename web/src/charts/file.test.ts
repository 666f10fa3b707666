import { expect, test } from "vitest";
import { fileName, fileOf } from "./csv";
import { linesWithin } from "./image";
import { linesOf } from "./provenance";

test("a file has ISO dates, units in its head, and says which steps are partial", () => {
  const file = fileOf({
    columns: ["Period", "Time saved", "Previous"],
    rows: [
      ["Mar 2, 2026 (partial)", 4.5, null],
      ["Mar 9, 2026", 7, 6],
    ],
    units: [null, "hours", "hours"],
    times: { name: "week from (UTC)", starts: ["2026-03-02", "2026-03-09"], partial: [true, false] },
  });
  expect(file.columns).toEqual(["week from (UTC)", "Time saved (hours)", "Previous (hours)", "Partial"]);
  expect(file.rows).toEqual([
    ["2026-03-02", 4.5, null, "yes"],
    ["2026-03-09", 7, 6, "no"],
  ]);
});

test("a file of no times keeps its names, with words for the units", () => {
  const file = fileOf({
    columns: ["project", "Pass rate", "Cost", "Runs"],
    rows: [],
    units: [null, "fraction", "usd"],
  });
  expect(file.columns).toEqual(["project", "Pass rate (share of 1)", "Cost (USD)", "Runs"]);
});

test("a picture says its period, its filters, its source and until when", () => {
  const { head, foot } = linesOf({
    sheet: "A-001 Overview",
    period: "2025 – 2026",
    days: "2025-01-01 to 2026-12-31",
    filters: "",
    asOf: "Nov 29, 2026",
    source: "AEC OS Analytics at localhost",
  });
  expect(head).toEqual(["2025 – 2026", "No filters"]);
  expect(foot).toBe("AEC OS Analytics at localhost · A-001 Overview · as of Nov 29, 2026");
});

test("a text is broken into lines, a long word too, and nothing of it is lost", () => {
  const lines = linesWithin("one two threefourfive six", (line) => line.length <= 7);
  expect(lines).toEqual(["one two", "threefo", "urfive", "six"]);
});

test("the name of a file says of which period it is, where it is of one", () => {
  expect(fileName("Elements generated", "csv", "2025-11-30 to 2026-11-29")).toBe(
    "elements-generated-2025-11-30-to-2026-11-29.csv",
  );
  expect(fileName("Audit trail", "csv")).toBe("audit-trail.csv");
});

test("the name of a file keeps what every disk takes: accents are folded", () => {
  expect(fileName("Façades: größte", "png")).toBe("facades-grosste.png");
});
