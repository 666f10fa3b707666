import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { LIVE, SOURCES, STATUS, useStatus } from "./queries";
import { refreshing } from "./refresh";
import type { ImportProgress, Watermark } from "./types";

export type Connection = "connecting" | "live" | "reconnecting";

/** What the stream says: whether it flows, how far the data reaches, what is being imported. */
export interface Live {
  connection: Connection;
  /** Since when the stream is down. */
  lostAt: string | null;
  watermark: Watermark | null;
  paused: boolean;
  /** Changes that arrived while paused and are not on screen. */
  waiting: number;
  imports: ImportProgress[];
  togglePause: () => void;
}

const REOPEN_MS = 3000;
const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider around it");
  return live;
}

const READING = new Set(["waiting", "running"]);

/** What was received before, or is being read, is not all in the numbers: what is missing may be among it. */
export function useCounting(): boolean {
  const { data } = useStatus();
  const live = useContext(LiveContext);
  if (!data) return false;
  const reached = Math.max(data.watermark.seq, live?.watermark?.seq ?? 0);
  const imports = importsOf(data.imports, live?.imports ?? []);
  return data.ledgerSeq > reached || imports.some((one) => READING.has(one.state.toLowerCase()));
}

/** What is being imported: by the last look at the server, and what the stream said since. */
export function importsOf(known: ImportProgress[], fresh: ImportProgress[]): ImportProgress[] {
  return [...known.filter((one) => !fresh.some((two) => two.workspace === one.workspace)), ...fresh];
}

/** Holds the page's only event stream and asks for fresh numbers when it says that some changed. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  const [lostAt, setLostAt] = useState<string | null>(null);
  const [watermark, setWatermark] = useState<Watermark | null>(null);
  const [imports, setImports] = useState<ImportProgress[]>([]);
  const [paused, setPaused] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const pausedNow = useRef(false);

  useEffect(() => {
    let stream: EventSource;
    let lost = false;
    let reopening: number | undefined;
    const refresh = refreshing(queries);
    const onWatermark = (message: MessageEvent<string>) => {
      const moved = JSON.parse(message.data) as Watermark & { events?: number };
      if (pausedNow.current) {
        setWaiting((count) => count + (moved.events ?? 1));
        return;
      }
      setWatermark(moved);
      refresh.reached(moved.seq);
    };
    const onImport = (message: MessageEvent<string>) => {
      const progress = JSON.parse(message.data) as ImportProgress;
      setImports((known) => [...known.filter((one) => one.workspace !== progress.workspace), progress]);
    };
    const open = () => {
      stream = new EventSource("/api/stream");
      // A stream begins with where the server stands, so nothing is missed while the line is down.
      stream.onopen = () => {
        setConnection("live");
        setLostAt(null);
        if (lost) void queries.invalidateQueries({ queryKey: [STATUS] });
        lost = false;
      };
      stream.onerror = () => {
        lost = true;
        setConnection("reconnecting");
        setLostAt((known) => known ?? new Date().toISOString());
        // Is it gone, or does it no longer know us? A question under way is let finish.
        void queries.invalidateQueries({ queryKey: [STATUS] }, { cancelRefetch: false });
        // A browser retries a broken stream by itself, but gives up on one that was refused.
        if (stream.readyState === EventSource.CLOSED) reopening = window.setTimeout(open, REOPEN_MS);
      };
      stream.addEventListener("watermark", onWatermark);
      stream.addEventListener("import", onImport);
      stream.addEventListener("sources", () => void queries.invalidateQueries({ queryKey: [SOURCES] }));
    };
    open();
    return () => {
      refresh.stop();
      window.clearTimeout(reopening);
      stream.close();
    };
  }, [queries]);

  const live = useMemo<Live>(() => {
    const togglePause = () => {
      pausedNow.current = !pausedNow.current;
      setPaused(pausedNow.current);
      setWaiting(0);
      if (!pausedNow.current) void queries.invalidateQueries({ queryKey: [LIVE] });
    };
    return { connection, lostAt, watermark, paused, waiting, imports, togglePause };
  }, [connection, lostAt, watermark, paused, waiting, imports, queries]);

  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}
