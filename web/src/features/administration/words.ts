import type { Member, Team, Token } from "../../api/accounts";
import type { Role } from "../../api/me";

export const ROLES: { id: Role; title: string; sees: string }[] = [
  { id: "individual", title: "Individual", sees: "Sees the events that name them." },
  {
    id: "team-lead",
    title: "Team lead",
    sees: "Sees their own events, and those of the teams that they lead.",
  },
  {
    id: "auditor",
    title: "Auditor",
    sees: "Sees all that is told of security and of the product’s own use, and changes nothing.",
  },
  { id: "admin", title: "Administrator", sees: "Sees everything and keeps the accounts." },
];

export const SCOPES = [
  { id: "ingest", title: "Ingest", means: "deliver events" },
  { id: "read", title: "Read", means: "ask for numbers and states" },
  { id: "report", title: "Report", means: "ask for numbers" },
  { id: "admin", title: "Admin", means: "all that an administrator may" },
];

export const EXPIRES = [
  { id: "30d", title: "In 30 days" },
  { id: "90d", title: "In 90 days" },
  { id: "365d", title: "In a year" },
  { id: "", title: "Never" },
];

export function roleTitle(role: string): string {
  return ROLES.find((one) => one.id === role)?.title ?? role;
}

/** The day it is, as the server counts days of membership. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function holdsOn(day: string, { from, to }: Member): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** The teams that somebody belongs to on a day, those that they lead marked. */
export function teamsOf(user: string, teams: Team[], day: string): string[] {
  return teams.flatMap((team) =>
    team.members
      .filter((member) => member.user === user && holdsOn(day, member))
      .map((member) => (member.lead ? `${team.name} (lead)` : team.name)),
  );
}

/** Whether a token opens anything at a moment, and if not, why. */
export function tokenState({ revokedAt, expiresAt }: Token, now: number): "active" | "expired" | "revoked" {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "expired" : "active";
}

/** What stands one on a line, or with commas between. */
export function listed(text: string): string[] {
  return [...new Set(text.split(/[\n,]/).map((one) => one.trim()))].filter(Boolean);
}
