import { useQueries } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { LIVE } from "../../api/queries";
import type { Better } from "../../api/types";

/** How somebody stands beside their team; `code` and `text` say why there is no average. */
export interface TeamAverage {
  metric: string;
  title: string;
  unit: string;
  better: Better;
  team: string;
  own: number | null;
  average: number | null;
  /** Who have such events, and are what is divided by. */
  people: number | null;
  /** Who belonged to the team in the period. */
  members: number | null;
  least: number;
  code: "too_few_people" | "no_value" | null;
  text: string | null;
  complete: boolean;
}

/** Each metric's average over the people of a team, in the order in which they are named. */
export function useTeamAverages(metrics: string[], team: string, period: Record<string, string>) {
  return useQueries({
    queries: metrics.map((metric) => ({
      queryKey: [LIVE, "team-average", metric, team, period],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getJson<TeamAverage>(
          `/api/metrics/${metric}/team-average?${new URLSearchParams({ team, ...period })}`,
          signal,
        ),
    })),
  });
}
