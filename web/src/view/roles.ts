import type { Me, Role } from "../api/me";
import { COMMON_TABS, TABS, type TabId } from "./viewState";

type Tab = (typeof TABS)[number];

const HOMES: Record<Role, TabId> = {
  individual: "mywork",
  "team-lead": "overview",
  auditor: "security",
  admin: "overview",
};

/** The sheet that somebody begins with. */
export function homeOf(me: Me): TabId {
  const home = HOMES[me.role];
  return tabsOf(me).some((tab) => tab.id === home) ? home : "overview";
}

/** The sheets on which there can be something for somebody to see. */
export function tabsOf(me: Me | undefined): readonly Tab[] {
  if (!me) return COMMON_TABS;
  if (me.role === "auditor") return TABS.filter((tab) => tab.id === "security");
  return me.scope.identities.length > 0 ? TABS : COMMON_TABS;
}

/** The names by which somebody's own events are told from others; null where they see no others. */
export function namesOf(me: Me): string[] | null {
  return me.role === "individual" ? null : me.scope.identities;
}
