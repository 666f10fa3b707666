import { describe, expect, it } from "vitest";
import { pageOf } from "./pages";
import { KNOWN } from "./testKnown";
import { parseView } from "./viewState";

describe("pages", () => {
  it("pageOf_knowsPagesAndTheirParts", () => {
    expect(pageOf("/administration/tokens")).toMatchObject({ id: "administration", section: "tokens" });
    expect(pageOf("/administration")).toMatchObject({ section: "people" });
    expect(pageOf("/administration/unheard-of")).toMatchObject({ section: "people" });
    expect(pageOf("/overview")).toBeNull();
    expect(pageOf("/")).toBeNull();
  });

  it("parseView_ofAPage_hasNoProblem", () => {
    expect(parseView("/administration/teams", "", KNOWN).problems).toEqual([]);
    expect(parseView("/administrations", "", KNOWN).problems).toHaveLength(1);
  });

  it("parseView_withoutAPage_opensHome", () => {
    const known = { ...KNOWN, home: "security" };
    expect(parseView("/", "", known).view.tab).toBe("security");
    expect(parseView("/cost", "", known).view.tab).toBe("cost");
    expect(parseView("/nonsense", "", known).view.tab).toBe("overview");
  });

  it("parseView_withoutAnOverview_opensHome", () => {
    const known = { ...KNOWN, sheets: ["security"], home: "security" };
    expect(parseView("/overview", "", known)).toMatchObject({ view: { tab: "security" } });
    expect(parseView("/overview", "", known).problems).toHaveLength(1);
  });
});
