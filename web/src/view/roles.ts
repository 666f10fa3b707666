import type { Me } from "../api/me";
import type { SheetSpec } from "../api/sheets";
import { OVERVIEW } from "./viewState";

/** The sheet that the viewer begins with. */
export function homeOf(sheets: readonly SheetSpec[]): string {
  return (sheets.find((sheet) => sheet.home) ?? sheets[0])?.name ?? OVERVIEW;
}

/** The names by which somebody's own events are told from others; null where they see no others. */
export function namesOf(me: Me): string[] | null {
  return me.role === "individual" ? null : me.scope.identities;
}
