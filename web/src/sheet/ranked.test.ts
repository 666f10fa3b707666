import { describe, expect, it } from "vitest";
import { testAnswer } from "../ui/testAnswer";
import { ranked } from "./BreakdownPanel";

const groups = (values: (number | null)[]) =>
  values.map((value, index) => ({ key: { project: `p${index}` }, value, previous: null, events: 9 - index }));
const names = (unit: string, values: (number | null)[]) =>
  ranked(testAnswer({ unit, groups: groups(values) })).groups.map((group) => group.key.project);

describe("bars", () => {
  it("ofAmounts_areInOrderOfSize_withoutAValueLast", () => {
    expect(names("usd", [null, 10, 30, null, 20])).toEqual(["p2", "p4", "p1", "p0", "p3"]);
  });

  it("ofRates_areInOrderOfSizeToo", () => {
    expect(names("fraction", [0.2, 1, 0.5])).toEqual(["p1", "p2", "p0"]);
  });
});
