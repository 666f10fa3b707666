import { describe, expect, it } from "vitest";
import { refusalOf, withoutRefused } from "./refused";
import { sideRequest, viewRequest } from "./request";
import { KNOWN } from "./testKnown";
import { otherSide, parseView, type View } from "./viewState";

const view = (search: string) => parseView("/cost", search, KNOWN).view;
const refused = (field: string, status = 400) => ({ title: "No", detail: "it is unknown", status, field });
const askedBy = (one: View) => viewRequest(one, []);

/** The view and the fields that are told once the server has refused a field of a request. */
function left(search: string, field: string, request = askedBy(view(search))) {
  const parsed = parseView("/cost", search, KNOWN);
  const refusal = refusalOf(parsed.view, request, refused(field));
  const rest = withoutRefused(parsed, refusal ? [refusal] : []);
  return { view: rest.view, fields: rest.problems.map((problem) => problem.field) };
}

describe("refused parts of an address", () => {
  it.each([
    ["tz=America/Denver&project=a", "tz", { tz: null, filters: { project: ["a"] } }],
    ["period=9999h&tz=UTC", "period", { period: { preset: "1y" }, tz: "UTC" }],
    ["from=2026-03-01&to=2026-03-02", "to", { period: { preset: "1y" } }],
    ["hour=9x&project=a", "hour", { filters: { project: ["a"] } }],
    ["hour=9x&project=a", "filters.hour", { filters: { project: ["a"] } }],
  ])("%s without its %s", (search, field, rest) => {
    const answer = left(search, field);
    expect(answer.view).toMatchObject(rest);
    expect(answer.fields).toHaveLength(1);
  });

  it("periodOfTheOtherSide_costsTheComparisonAlone", () => {
    const search = "period=30d&vs=9999h";
    const answer = left(search, "period", askedBy(otherSide(view(search))));
    expect(answer.view).toMatchObject({ period: { preset: "30d" }, vs: null });
    expect(answer.fields).toEqual(["vs"]);
  });

  it.each([
    ["period=30d&vs=9999h", false, { period: { preset: "30d" }, vs: null }],
    ["period=9999h&vs=30d", true, { period: { preset: "1y" }, vs: { period: { preset: "30d" } } }],
  ])("%s without what was refused to be compared with, on the other side: %s", (search, other, rest) => {
    const one = view(search);
    const [own, opposite] = other ? [otherSide(one), one] : [one, otherSide(one)];
    const answer = left(search, "against", sideRequest(own, opposite, [], one.vs));
    expect(answer.view).toMatchObject(rest);
    expect(answer.fields).toHaveLength(1);
  });

  it("anotherAddress_isNotToBlame", () => {
    const refusal = refusalOf(view("tz=UTC"), askedBy(view("tz=UTC")), refused("tz"));
    const other = parseView("/cost", "tz=America/Denver", KNOWN);
    expect(refusal).not.toBeNull();
    expect(withoutRefused(other, refusal ? [refusal] : [])).toEqual(other);
  });

  it.each([
    ["tz=UTC", "queries", 400],
    ["tz=UTC", "tz", 500],
    ["project=a", "tz", 400],
  ])("%s with %s and status %s leaves all as it is", (search, field, status) => {
    const one = view(search);
    expect(refusalOf(one, askedBy(one), refused(field, status))).toBeNull();
  });
});
