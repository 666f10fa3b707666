import { expect, test } from "vitest";
import { verdictOf } from "./target";

test.each([
  [">=", 1, 0.92, "near"],
  [">=", 1, 0.89, "unmet"],
  [">=", 0.7, 0.64, "near"],
  ["<=", 500, 540, "near"],
  ["<=", 500, 560, "unmet"],
] as const)("a target %s %s is, at %s, %s", (operator, value, measured, verdict) => {
  expect(verdictOf({ operator, value, met: false }, measured)).toBe(verdict);
  expect(verdictOf({ operator, value, met: true }, measured)).toBe("met");
});
