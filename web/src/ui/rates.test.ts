import { expect, it } from "vitest";
import type { Baseline } from "../api/types";
import { rateText } from "./rates";

const JUNE = "2026-06-01T05:00:00Z";

function row(elementType: string | null, from: string | null, hourlyRateUsd: number | null): Baseline {
  return { elementType, project: null, from, manualHours: 4, hourlyRateUsd };
}

const ROWS = [
  row("IfcWall", JUNE, null),
  row("IfcBeam", null, null),
  row("IfcDoor", null, 70),
  row(null, JUNE, 92),
  row(null, null, 85),
];

it.each([
  [0, "$92/h"],
  [1, "$92/h from Jun 1, 2026 on, otherwise $85/h"],
  [2, "$70/h"],
  [3, "$92/h"],
  [4, "$85/h"],
])("baseline %i costs %s", (place, text) => {
  expect(rateText(ROWS, place, "America/Chicago")).toBe(text);
});

it("ratesOfAProject_areSaidToBeItsOwn", () => {
  const rows = [
    row("IfcWall", null, null),
    { ...row(null, null, 120), project: "tower" },
    row(null, null, 85),
  ];
  expect(rateText(rows, 0, "UTC")).toBe("$120/h in tower, otherwise $85/h");
});
