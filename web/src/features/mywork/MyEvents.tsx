import { problemFrom } from "../../api/client";
import { useUnits } from "../../api/queries";
import type { EventRow } from "../../api/types";
import { useDrill } from "../../sheet/drill";
import { eventName } from "../../ui/eventNames";
import { formatExact, formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { TableRoom } from "../../ui/TableRoom";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { useLatestEvents } from "./useLatestEvents";

/** The last things that somebody did; the rest of them are one press away. */
export function MyEvents({ metric, zone }: { metric: string; zone: string }) {
  const [view] = useView();
  const drill = useDrill();
  const { data, error, refetch } = useLatestEvents(metric, viewParams(view).toString());
  return (
    <section className="panel" aria-label="What I did last">
      <header className="panel-head">
        <div>
          <h2>What I did last</h2>
          <p className="panel-caption">The newest events of this period that name me</p>
        </div>
        {data && data.events.length > 0 && (
          <div className="panel-tools">
            <button type="button" className="button" onClick={() => drill.events(metric)}>
              Show all
            </button>
          </div>
        )}
      </header>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={240} />}
      {data && data.events.length === 0 && <EmptyNotice title="No event of this period names me." />}
      {data && data.events.length > 0 && <Table events={data.events} zone={zone} />}
    </section>
  );
}

/** What an event does not say is not in the answer at all. */
function Table({ events, zone }: { events: EventRow[]; zone: string }) {
  const unitOf = useUnits();
  return (
    <TableRoom label="My newest events">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Project</th>
            <th scope="col">Element</th>
            <th scope="col" className="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => {
            const type = `${event.module}/${event.type}`;
            return (
              <tr key={event.id}>
                <td className="nowrap">{formatInstant(event.occurredAt, zone)}</td>
                <td>{eventName(type)}</td>
                <td>{event.project != null && <Name value={event.project} length={28} />}</td>
                <td>{event.elementType != null && <Name value={event.elementType} length={28} />}</td>
                <td className="number nowrap">
                  {event.value != null && formatExact(event.value, unitOf(type))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableRoom>
  );
}
