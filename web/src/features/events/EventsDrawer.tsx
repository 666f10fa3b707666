import { problemFrom } from "../../api/client";
import { useCounting } from "../../api/live";
import { useMay } from "../../api/me";
import { eventsFile, useEvents } from "../../api/queries";
import type { AsideProps } from "../../sheet/aside";
import { Drawer } from "../../ui/Drawer";
import { formatCount, formatInstant, formatText, labelOf } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { Name } from "../../ui/Name";
import { asideParams } from "../../view/request";
import { EventTable } from "./EventTable";

/** Exactly the events behind a number; their total is the number's count. */
export function EventsDrawer({ view, aside, context, onClose }: AsideProps) {
  const info = context.catalogue.metrics.find((metric) => metric.name === aside.metric);
  const params = asideParams(view, aside).toString();
  const query = useEvents(aside.metric, params);
  const events = query.data?.pages.flatMap((page) => page.events) ?? [];
  const counting = useCounting();
  const may = useMay();
  const total = query.data?.pages[0]?.total;
  return (
    <Drawer title={info?.title ?? aside.metric} kicker="Events behind the number" onClose={onClose}>
      <Within aside={aside} zone={context.zone} unit={info?.unit ?? "none"} />
      {query.error && !query.data && (
        <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <LoadingBlock height={320} />}
      {total !== undefined && (
        <div className="drawer-sum">
          <p className="drawer-total" role="status">
            <b>{formatCount(total)}</b> {total === 1 ? "event" : "events"}
            {events.length < total && `, ${formatCount(events.length)} shown`}
          </p>
          {total > 0 && may("export") && (
            <a className="button" href={eventsFile(aside.metric, params)} download>
              <Icon name="download" size={14} />
              {total === 1 ? "CSV" : `CSV of all ${formatCount(total)}`}
            </a>
          )}
        </div>
      )}
      {total === 0 && (
        <EmptyNotice title={counting ? "Still being counted" : "No event stands behind this number."}>
          {counting && <p>No event that is counted so far stands behind this number.</p>}
        </EmptyNotice>
      )}
      {events.length > 0 && <EventTable events={events} zone={context.zone} />}
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? "Loading…" : "Show more"}
        </button>
      )}
    </Drawer>
  );
}

function Within({ aside, zone, unit }: { aside: AsideProps["aside"]; zone: string; unit: string }) {
  const filters = Object.entries(aside.filters);
  if (filters.length === 0 && !aside.from && !aside.atLeast && !aside.below) return null;
  return (
    <ul className="chips" aria-label="Narrowed to">
      {(aside.atLeast ?? aside.below) && (
        <li className="chip">
          {aside.atLeast && `at least ${formatText(Number(aside.atLeast), unit)}`}
          {aside.atLeast && aside.below && ", "}
          {aside.below && `below ${formatText(Number(aside.below), unit)}`}
        </li>
      )}
      {aside.from && (
        <li className="chip">
          {formatInstant(aside.from, zone)} – {formatInstant(aside.to, zone)}
        </li>
      )}
      {filters.flatMap(([name, values]) =>
        values.map((value) => (
          <li key={`${name} ${value}`} className="chip">
            <span className="chip-name">{name}</span> <Name value={labelOf(name, value)} />
          </li>
        )),
      )}
    </ul>
  );
}
