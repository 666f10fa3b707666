import { describe, expect, it } from "vitest";
import type { Me, Role } from "../api/me";
import { testSheet } from "../api/testSheet";
import { homeOf, namesOf } from "./roles";

function me(role: Role, ...identities: string[]): Me {
  const scope = { everything: role === "admin", identities, projects: [], token: null };
  return { name: "mia", role, teams: [], leads: [], scope, may: [], seenBy: null };
}

describe("roles", () => {
  it("homeOf_isTheFirstSheetThatTheViewerBeginsWith", () => {
    const cost = testSheet({ name: "cost" });
    expect(homeOf([cost, testSheet({ name: "security", home: true })])).toBe("security");
    expect(homeOf([cost])).toBe("cost");
  });

  it("namesOf_narrowWhoSeesOthersToo", () => {
    expect(namesOf(me("team-lead", "mia", "m.mason"))).toEqual(["mia", "m.mason"]);
    expect(namesOf(me("individual", "mia"))).toBeNull();
  });
});
