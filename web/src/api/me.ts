import { useMutation, useQuery } from "@tanstack/react-query";
import { deleteJson, getJson, postJson } from "./client";
import { ME } from "./queries";
import type { Schemas } from "./types";

/** Who is signed in, and what the server lets them see and do. */
export type Me = Schemas["MeJson"];
export type Role = Me["role"];

/** Something that the server lets some do and others not. */
export type Permission =
  | "read-metrics"
  | "export"
  | "save-views"
  | "read-status"
  | "read-books"
  | "read-audit"
  | "write-events"
  | "administer";

export function useMe() {
  return useQuery({
    queryKey: [ME],
    queryFn: ({ signal }) => getJson<Me>("/api/me", signal),
    refetchInterval: 30_000,
  });
}

/** Whether the server lets the viewer do something; nothing, until it has said so. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useMe();
  return (permission) => data?.may.includes(permission) ?? false;
}

/** The whole page begins anew, for nothing of what was asked before belongs to the other viewer. */
export function useViewAs() {
  return useMutation({
    mutationFn: (user: string) => postJson<unknown>("/api/view-as", { user }),
    onSuccess: () => window.location.assign("/"),
  });
}

export function useEndViewAs() {
  return useMutation({
    mutationFn: () => deleteJson<unknown>("/api/view-as"),
    onSuccess: () => window.location.assign("/administration/people"),
  });
}
