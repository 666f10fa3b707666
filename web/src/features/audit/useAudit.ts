import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { paramsOf, type Question } from "./question";
import type { AuditPageOfEntries, Verification } from "./types";

const PAGE = "50";

/** Entries come when they are asked for: paging would otherwise jump under a reader's eyes. */
export function useAudit(question: Question) {
  return useInfiniteQuery({
    queryKey: ["audit", question],
    queryFn: ({ signal, pageParam }) => {
      const params = paramsOf(question);
      params.set("limit", PAGE);
      if (pageParam !== null) params.set("cursor", pageParam);
      return getJson<AuditPageOfEntries>(`/api/audit?${params}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
  });
}

export function useVerification() {
  return useQuery({
    queryKey: ["audit verification"],
    queryFn: ({ signal }) => getJson<Verification>("/api/audit/verification", signal),
    refetchOnWindowFocus: false,
  });
}
