import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteJson, getJson, postJson } from "./client";
import type { Schemas } from "./types";

export type Alert = Schemas["AlertJson"];
export type Simulation = Schemas["SimulationJson"];

/** An alert as somebody wants it; which parts matter is said by its kind. */
export interface WantedAlert {
  name: string;
  kind: string;
  metric?: string;
  filters?: Record<string, string[]>;
  per?: string;
  op?: string;
  value?: number;
  after?: string;
  for?: string;
  renotify?: string;
  recovery?: boolean;
  deliver?: { mail?: string[]; webhook?: string; format?: string };
}

const KEY = ["alerts"];

export function useAlerts() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<{ alerts: Alert[] }>("/api/alerts", signal),
  });
}

/** How often it would have fired. */
export const useSimulation = () =>
  useMutation({ mutationFn: (wanted: WantedAlert) => postJson<Simulation>("/api/alerts/simulate", wanted) });

/** A change of the alerts; what is on screen of them is asked for again. */
function useChange<V, A>(change: (wanted: V) => Promise<A>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export const useAddAlert = () => useChange((wanted: WantedAlert) => postJson<Alert>("/api/alerts", wanted));

export const useSilence = () =>
  useChange(({ id, span }: { id: string; span: string | null }) =>
    postJson<Alert>(`/api/alerts/${id}/silence`, { for: span }),
  );

export const useRemoveAlert = () => useChange((id: string) => deleteJson<undefined>(`/api/alerts/${id}`));
