import { useState } from "react";
import { useLive } from "../api/live";
import type { Status } from "../api/types";
import { formatClock, formatCount, formatInstant } from "../ui/format";
import { Icon } from "../ui/Icon";

/** Whether the page is live, and up to when everything received is in its numbers. */
export function Pulse({ status, zone }: { status: Status; zone: string }) {
  const live = useLive();
  const watermark = live.watermark ?? status.watermark;
  const state = live.paused ? "paused" : live.connection;
  const [opened] = useState(watermark.seq);
  const beat = state === "live" && watermark.seq !== opened;
  return (
    <span className="pulse-row">
      <span
        key={watermark.seq}
        className={`pulse pulse-${state}${beat ? " pulse-beat" : ""}`}
        aria-hidden="true"
      />
      <span role="status" className="pulse-text">
        <span className="visually-hidden">{WORDS[state]}. </span>
        {live.connection === "reconnecting" && !live.paused ? (
          `Down since ${formatClock(live.lostAt, zone)}`
        ) : (
          <time
            dateTime={watermark.receivedAt ?? undefined}
            title={formatInstant(watermark.receivedAt, zone)}
          >
            {asOf(watermark.receivedAt, zone)}
          </time>
        )}
        {live.waiting > 0 && <span className="pulse-waiting"> {formatCount(live.waiting)} new</span>}
      </span>
      <button
        type="button"
        className="icon-button"
        onClick={live.togglePause}
        aria-pressed={live.paused}
        aria-label="Pause live updates"
        title={live.paused ? "Resume live updates" : "Pause live updates"}
      >
        <Icon name={live.paused ? "play" : "pause"} size={13} />
      </button>
    </span>
  );
}

const WORDS = {
  connecting: "Connecting",
  live: "Live",
  reconnecting: "The live connection is down; trying again",
  paused: "Paused",
};

/** Today's times by the clock, older ones by the date as well. */
function asOf(instant: string | null, zone: string): string {
  if (instant === null) return "no data yet";
  const age = Date.now() - Date.parse(instant);
  return age < 12 * 3_600_000 ? formatClock(instant, zone) : formatInstant(instant, zone);
}
