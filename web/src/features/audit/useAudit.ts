import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { paramsOf, type Question } from "./question";
import type { AuditEntry, AuditPageOfEntries, Verification } from "./types";

const PAGE = "50";

/** Entries come when they are asked for: paging would otherwise jump under a reader's eyes. */
export function useAudit(question: Question, zone: string) {
  return useInfiniteQuery({
    queryKey: ["audit", question, zone],
    queryFn: ({ signal, pageParam }) => {
      const params = paramsOf(question, zone);
      params.set("limit", PAGE);
      if (pageParam !== null) params.set("cursor", pageParam);
      return getJson<AuditPageOfEntries>(`/api/audit?${params}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
  });
}

const AT_ONCE = "1000";

/** No browser should hold more rows of a file than this. */
export const MOST_ENTRIES = 50_000;

/** All entries that fit, also each `begun` that another one answers, the newest first, up to what a file may hold. */
export async function allEntries(question: Question, zone: string): Promise<AuditEntry[]> {
  const params = paramsOf(question, zone);
  params.set("limit", AT_ONCE);
  params.set("every", "true");
  const entries: AuditEntry[] = [];
  for (let next: string | null = ""; next !== null && entries.length < MOST_ENTRIES;) {
    if (next !== "") params.set("cursor", next);
    const page: AuditPageOfEntries = await getJson(`/api/audit?${params}`);
    entries.push(...page.entries);
    next = page.next;
  }
  return entries.slice(0, MOST_ENTRIES);
}

export function useVerification() {
  return useQuery({
    queryKey: ["audit verification"],
    queryFn: ({ signal }) => getJson<Verification>("/api/audit/verification", signal),
    refetchOnWindowFocus: false,
  });
}
