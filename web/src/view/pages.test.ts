import { describe, expect, it } from "vitest";
import { pageOf } from "./pages";
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
    expect(parseView("/administration/teams", "").problems).toEqual([]);
    expect(parseView("/administrations", "").problems).toHaveLength(1);
  });

  it("parseView_withoutAPage_opensHome", () => {
    expect(parseView("/", "", "security").view.tab).toBe("security");
    expect(parseView("/cost", "", "security").view.tab).toBe("cost");
    expect(parseView("/nonsense", "", "security").view.tab).toBe("overview");
  });
});
