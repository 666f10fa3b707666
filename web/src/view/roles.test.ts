import { describe, expect, it } from "vitest";
import type { Me, Role } from "../api/me";
import { homeOf, namesOf, tabsOf } from "./roles";
import { COMMON_TABS, TABS } from "./viewState";

function me(role: Role, ...identities: string[]): Me {
  const scope = { everything: role === "admin", identities, projects: [], token: null };
  return { name: "mia", role, teams: [], leads: [], scope, may: [], seenBy: null };
}

describe("roles", () => {
  it("homeOf_isWhatTheRoleIsThereFor", () => {
    expect(homeOf(me("individual", "mia"))).toBe("mywork");
    expect(homeOf(me("team-lead", "mia"))).toBe("overview");
    expect(homeOf(me("auditor", "mia"))).toBe("security");
    expect(homeOf(me("admin", "mia"))).toBe("overview");
  });

  it("homeOf_whomNoEventCanName_isNotTheirWork", () => {
    expect(homeOf(me("individual"))).toBe("overview");
    expect(tabsOf(me("admin"))).toEqual(COMMON_TABS);
  });

  it("tabsOf_areThoseOnWhichThereIsSomethingToSee", () => {
    expect(tabsOf(me("individual", "mia"))).toEqual(TABS);
    expect(tabsOf(me("auditor", "mia")).map((tab) => tab.id)).toEqual(["security"]);
    expect(tabsOf(undefined)).toEqual(COMMON_TABS);
  });

  it("namesOf_narrowWhoSeesOthersToo", () => {
    expect(namesOf(me("team-lead", "mia", "m.mason"))).toEqual(["mia", "m.mason"]);
    expect(namesOf(me("individual", "mia"))).toBeNull();
  });
});
