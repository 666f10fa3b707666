import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteJson, getJson, postJson, putJson } from "./client";
import { LIVE } from "./queries";
import type { Schemas } from "./types";

export type KeptBaseline = Schemas["BaselineJson"];

/** A baseline as somebody wants it; null means any, ever, or the rate that applies otherwise. */
export interface WantedBaseline {
  elementType: string | null;
  project: string | null;
  from: string | null;
  hours: number | null;
  rate: number | null;
  note: string | null;
}

const KEY = ["baselines"];

export function useBaselines() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<{ baselines: KeptBaseline[] }>("/api/baselines", signal),
  });
}

/** A change counts at once, so every figure that is on screen is asked for again. */
function useChange<V, A>(change: (wanted: V) => Promise<A>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: KEY }),
        queries.invalidateQueries({ queryKey: [LIVE] }),
      ]),
  });
}

export const useSetBaseline = () =>
  useChange((wanted: WantedBaseline) => putJson<KeptBaseline>("/api/baselines", wanted));

export const useRemoveBaseline = () =>
  useChange(({ elementType, project, from }: KeptBaseline) =>
    deleteJson<undefined>(
      `/api/baselines?${new URLSearchParams(
        Object.entries({ elementType, project, from }).flatMap(([name, value]): [string, string][] =>
          value === null ? [] : [[name, value]],
        ),
      )}`,
    ),
  );

export const useImportBaselines = () =>
  useChange((csv: string) => postJson<{ baselines: KeptBaseline[] }>("/api/baselines/csv", { csv }));

/** Those laid down here, as a file. */
export function exportBaselines(): Promise<{ csv: string }> {
  return getJson("/api/baselines/csv");
}
