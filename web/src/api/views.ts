import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteJson, getJson, putJson } from "./client";
import type { SavedView } from "./types";

interface Views {
  views: SavedView[];
}

const KEY = ["views"];

/** The viewer's saved views; the server keeps them. */
export function useSavedViews() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => getJson<Views>("/api/views", signal) });
}

export function useKeepView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view: { name: string; url: string }) => putJson<Views>("/api/views", view),
    onSuccess: (views) => queries.setQueryData(KEY, views),
  });
}

export function useForgetView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => deleteJson<Views>(`/api/views?${new URLSearchParams({ name })}`),
    onSuccess: (views) => queries.setQueryData(KEY, views),
  });
}
