import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { LIVE } from "../../api/queries";
import type { EventPage } from "../../api/types";

const SHOWN = "10";

/** The newest events behind a metric; asked again when there are newer ones. */
export function useLatestEvents(metric: string, params: string) {
  return useQuery({
    queryKey: [LIVE, "latest", metric, params],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(params);
      query.set("metric", metric);
      query.set("limit", SHOWN);
      return getJson<EventPage>(`/api/events?${query}`, signal);
    },
  });
}
