import type { ReactNode } from "react";
import { problemFrom } from "../../api/client";
import { useStorage } from "../../api/queries";
import type { StorageState } from "../../api/types";
import { formatBytes, formatCount, formatInstant, formatText } from "../../ui/format";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { Sparkline } from "../../ui/Sparkline";
import { SegmentTable } from "./SegmentTable";

/** What is kept, how much room it takes, how it grows and for how long there is room. */
export function StoragePanel({ zone }: { zone: string }) {
  const { data, error, refetch } = useStorage();
  return (
    <section className="panel" aria-label="Storage and retention">
      <header className="panel-head">
        <div>
          <h2>Storage and retention</h2>
          <p className="panel-caption">{data && caption(data.retention)}</p>
        </div>
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={120} />}
      {data && <Figures state={data} zone={zone} />}
      {data && <SegmentTable segments={data.segments} />}
    </section>
  );
}

function caption(retention: string): string {
  return retention === "everything"
    ? "Keeps everything: nothing is archived or removed"
    : `In the ledger: ${retention}. Archived events go on being counted`;
}

function Figures({ state, zone }: { state: StorageState; zone: string }) {
  const { growth, disk } = state;
  const fresh = growth.days.reduce((sum, day) => sum + day.events, 0);
  return (
    <dl className="glance glance-eight">
      <Figure title="Events held">{formatCount(state.events)}</Figure>
      <Figure title="Oldest event">{formatInstant(state.oldest, zone)}</Figure>
      <Figure title="Newest event">{formatInstant(state.newest, zone)}</Figure>
      <Figure title="Ledger">{formatBytes(state.ledger.bytes)}</Figure>
      <Figure title="Projection">{formatBytes(state.projection.bytes)}</Figure>
      {state.archive.events > 0 && (
        <Figure title="Archive" note={`in ${state.archive.place}`}>
          {formatBytes(state.archive.bytes)}, {formatCount(state.archive.events)} events
        </Figure>
      )}
      <Figure title="Growth, last 30 days" note={growthNote(growth.eventsPerDay, fresh)}>
        {growth.eventsPerDay === null
          ? `${formatCount(fresh)} events so far`
          : `${average(growth.eventsPerDay)} events a day`}
        {growth.bytesPerDay !== null && `, about ${formatBytes(growth.bytesPerDay)}`}
        <Sparkline series={growth.days.map((day) => ({ t: day.day, value: day.events }))} />
      </Figure>
      <Figure title="Disk">
        {formatBytes(disk.freeBytes)} free of {formatBytes(disk.totalBytes)}
      </Figure>
      <Figure title="Disk full at this growth" note={disk.note ?? undefined}>
        {disk.fullInDays === null ? "–" : foretold(disk.fullInDays)}
      </Figure>
    </dl>
  );
}

/** A first import is no daily rate. */
function growthNote(perDay: number | null, fresh: number): string {
  return perDay === null ? "no daily rate in the first week" : `${formatCount(fresh)} events in these days`;
}

/** Few events a day are not none. */
function average(events: number): string {
  return events < 10 ? formatText(events, "none") : formatCount(Math.round(events));
}

const CENTURY = 36_500;

function foretold(days: number): string {
  return days > CENTURY ? "not within 100 years" : `in about ${formatCount(days)} days`;
}

interface FigureProps {
  title: string;
  note?: string;
  children: ReactNode;
}

function Figure({ title, note, children }: FigureProps) {
  return (
    <div className="fact">
      <dt>{title}</dt>
      <dd>{children}</dd>
      {note !== undefined && <dd className="fact-note">{note}</dd>}
    </div>
  );
}
