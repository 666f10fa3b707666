import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson, postJson } from "./client";
import type { Schemas } from "./types";

export type Notice = Schemas["NoticeJson"];
export type Notices = Schemas["NoticesJson"];

const KEY = ["notices"];
const MINUTE = 60_000;

/** What the viewer was told. Alerts are judged once a minute, so it is asked for as often. */
export function useNotices() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<Notices>("/api/notices", signal),
    refetchInterval: MINUTE,
    retry: false,
  });
}

/** One notice was read, or all of them. */
export function useReadNotice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) => postJson<Notices>("/api/notices/read", { id }),
    onSuccess: (notices) => queries.setQueryData(KEY, notices),
  });
}
