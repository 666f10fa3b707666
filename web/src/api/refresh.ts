import type { Query, QueryClient } from "@tanstack/react-query";
import { LIVE } from "./queries";
import type { Watermark } from "./types";

const DEBOUNCE_MS = 400;

/** Asks again for what the stream says is behind, a moment later and never while it is being asked. */
export interface Refresh {
  /** The data now reach to `seq`. */
  reached: (seq: number) => void;
  stop: () => void;
}

export function refreshing(queries: QueryClient): Refresh {
  let seq = 0;
  let since = 0;
  let timer: number | undefined;
  const run = () => {
    timer = undefined;
    const live = queries.getQueryCache().findAll({ queryKey: [LIVE], type: "active" });
    const behind = live.filter((query) => isBehind(query, seq, since));
    const busy = new Set(behind.filter((query) => query.state.fetchStatus === "fetching"));
    void queries.invalidateQueries({
      queryKey: [LIVE],
      predicate: (query) => isBehind(query, seq, since) && !busy.has(query),
    });
    // An answer that is on its way may have been made before the data got this far.
    if (busy.size > 0) schedule();
  };
  // A page that nobody looks at asks for nothing until somebody does.
  let unseen = false;
  const schedule = () => {
    unseen = document.hidden;
    if (!unseen) timer ??= window.setTimeout(run, DEBOUNCE_MS);
  };
  const onVisible = () => {
    if (unseen && !document.hidden) schedule();
  };
  document.addEventListener("visibilitychange", onVisible);
  return {
    reached: (to) => {
      seq = Math.max(seq, to);
      since = Date.now();
      schedule();
    },
    stop: () => {
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}

/** Answers say how far they reach; of those that do not, the time of asking tells. */
function isBehind(query: Query, seq: number, since: number): boolean {
  const data = query.state.data as { watermark?: Watermark | null } | undefined;
  if (data === undefined) return query.state.fetchStatus === "fetching";
  return data.watermark ? data.watermark.seq < seq : query.state.dataUpdatedAt < since;
}
