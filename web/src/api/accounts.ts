import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteJson, getJson, patchJson, postJson, putJson } from "./client";
import type { Role } from "./me";

/** People, teams and tokens, as administrators keep them. */
export interface User {
  name: string;
  role: Role;
  identities: string[];
  active: boolean;
  password: boolean;
  createdAt: string;
  /** Not every server tells it. */
  lastSignInAt?: string | null;
}

/** What is to be different about somebody; what is left out stays. */
export interface UserChange {
  role?: Role;
  identities?: string[];
  password?: string;
  active?: boolean;
}

export interface Member {
  user: string;
  from: string | null;
  to: string | null;
  lead: boolean;
}

export interface Team {
  name: string;
  members: Member[];
}

export interface Token {
  id: string;
  /** The secret, in the one answer that makes it. */
  token: string | null;
  name: string;
  scopes: string[];
  actingAs: string | null;
  projects: string[];
  createdAt: string;
  expiresAt: string | null;
  usedAt: string | null;
  revokedAt: string | null;
}

export interface WantedToken {
  name: string;
  scopes: string[];
  actingAs: string | null;
  projects: string[];
  expires: string | null;
}

/** A project that only its teams see, beside administrators. */
export interface RestrictedProject {
  project: string;
  teams: string[];
}

const ACCOUNTS = "accounts";

export function useUsers() {
  return useQuery({
    queryKey: [ACCOUNTS, "users"],
    queryFn: ({ signal }) => getJson<{ users: User[] }>("/api/users", signal),
  });
}

export function useTeams() {
  return useQuery({
    queryKey: [ACCOUNTS, "teams"],
    queryFn: ({ signal }) => getJson<{ teams: Team[] }>("/api/teams", signal),
  });
}

export function useTokens() {
  return useQuery({
    queryKey: [ACCOUNTS, "tokens"],
    queryFn: ({ signal }) => getJson<{ tokens: Token[] }>("/api/tokens", signal),
  });
}

export function useRestrictedProjects() {
  return useQuery({
    queryKey: [ACCOUNTS, "projects"],
    queryFn: ({ signal }) => getJson<{ projects: RestrictedProject[] }>("/api/projects/restricted", signal),
  });
}

/** A change to the accounts; whatever is on screen of them is asked for again. */
function useChange<V, A>(change: (wanted: V) => Promise<A>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: [ACCOUNTS] }),
  });
}

export const useAddUser = () =>
  useChange((user: UserChange & { name: string }) => postJson<User>("/api/users", user));

export const useChangeUser = () =>
  useChange(({ name, ...change }: UserChange & { name: string }) =>
    patchJson<User>(`/api/users?${new URLSearchParams({ name })}`, change),
  );

export const useAddTeam = () => useChange((name: string) => postJson<Team>("/api/teams", { name }));

export const useKeepMember = () =>
  useChange((member: Member & { team: string }) => putJson<Team>("/api/teams/members", member));

export const useRestrictProject = () =>
  useChange((wanted: { project: string; team: string }) =>
    putJson<RestrictedProject>("/api/projects/restricted", wanted),
  );

export const useReleaseProject = () =>
  useChange((wanted: { project: string; team: string }) =>
    deleteJson<RestrictedProject>(`/api/projects/restricted?${new URLSearchParams(wanted)}`),
  );

export const useCreateToken = () =>
  useChange((wanted: WantedToken) => postJson<Token>("/api/tokens", wanted));

export const useRotateToken = () =>
  useChange((token: string) => postJson<Token>("/api/tokens/rotate", { token }));

export const useRevokeToken = () =>
  useChange((token: string) => postJson<Token>("/api/tokens/revoke", { token }));
