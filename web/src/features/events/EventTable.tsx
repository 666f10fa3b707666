import { Fragment, useState } from "react";
import { useUnits } from "../../api/queries";
import type { EventRow } from "../../api/types";
import { actionName, eventName } from "../../ui/eventNames";
import { formatExact, formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";

/** Events, newest first as the server gives them; each opens to all that it carries. */
export function EventTable({ events, zone }: { events: EventRow[]; zone: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const unitOf = useUnits();
  return (
    <TableRoom label="Events">
      <table className="table events">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Project</th>
            <th scope="col">Person</th>
            <th scope="col">Element</th>
            <th scope="col" className="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Fragment key={event.id}>
              <tr>
                <td className="nowrap">
                  <button
                    type="button"
                    className="link"
                    aria-expanded={open === event.id}
                    onClick={() => setOpen(open === event.id ? null : event.id)}
                  >
                    {formatInstant(event.occurredAt, zone)}
                  </button>
                </td>
                <td title={typeOf(event)}>{whatOf(event)}</td>
                <td>{event.project !== null && <Name value={event.project} length={28} />}</td>
                <td>{event.user !== null && <Name value={event.user} length={28} />}</td>
                <td>{event.elementType !== null && <Name value={event.elementType} length={28} />}</td>
                <td className="number nowrap">
                  {event.value !== null &&
                    event.value !== undefined &&
                    formatExact(event.value, unitOf(typeOf(event)))}
                </td>
              </tr>
              {open === event.id && (
                <tr className="event-detail">
                  <td colSpan={6}>
                    <EventDetail event={event} zone={zone} unit={unitOf(typeOf(event))} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

/** What happened; of an audited act, which one it was. */
function whatOf(event: EventRow): string {
  const name = eventName(typeOf(event));
  const action = event.module === "audit" ? event.attributes?.["action"] : undefined;
  return typeof action === "string" ? `${name}: ${actionName(action)}` : name;
}

function typeOf({ module, type }: EventRow): string {
  return `${module}/${type}`;
}

function EventDetail({ event, zone, unit }: { event: EventRow; zone: string; unit: string }) {
  const { attributes, value: number, ...fields } = event;
  const value = number === null || number === undefined ? null : formatExact(number, unit);
  const shown = { ...fields, value, receivedAt: formatInstant(event.receivedAt, zone), ...attributes };
  return (
    <dl className="fields">
      {Object.entries(shown)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{typeof value === "string" ? value : JSON.stringify(value)}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
