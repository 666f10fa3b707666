import { describe, expect, it } from "vitest";
import { sideRequest } from "./request";
import { KNOWN } from "./testKnown";
import { otherSide, parseView } from "./viewState";

const QUERIES = [{ metric: "elements_generated" }];

/** What both sides of an address ask for. */
function asked(search: string) {
  const { view } = parseView("/cost", search, KNOWN);
  const opposite = otherSide(view);
  return [sideRequest(view, opposite, QUERIES, view.vs), sideRequest(opposite, view, QUERIES, view.vs)];
}

describe("sideRequest", () => {
  it("twoPeriods_areComparedByTheServer_eachWithTheOther", () => {
    expect(asked("from=2024-01-01&to=2024-12-31&vs=2023-01-01..2023-12-31&compare=year")).toMatchObject([
      { from: "2024-01-01", to: "2024-12-31", compare: "none", against: "2023-01-01..2023-12-31" },
      { from: "2023-01-01", to: "2023-12-31", compare: "none", against: "2024-01-01..2024-12-31" },
    ]);
    expect(asked("period=this-month&vs=last-month")).toMatchObject([
      { period: "this-month", against: "last-month" },
      { period: "last-month", against: "this-month" },
    ]);
  });

  it("twoProjects_areAskedForByThemselves", () => {
    const requests = asked("project=a&vs=project:b&compare=year");
    expect(requests).toMatchObject([
      { filters: { project: ["a"] }, compare: "none" },
      { filters: { project: ["b"] }, compare: "none" },
    ]);
    expect(requests.every((request) => !("against" in request))).toBe(true);
  });

  it("oneViewAlone_keepsItsComparison", () => {
    expect(asked("compare=year")[0]).toMatchObject({ compare: "year" });
    expect(asked("compare=year")[0]).not.toHaveProperty("against");
  });
});
