import type { Attention, Waiting } from "../../api/insight";
import type { ChartData } from "../../charts/csv";
import type { Within } from "../drill";

/** Whose events tell of a matter, and by which dimension they name it. */
const EVENTS: Partial<Record<string, { metric: string; key: string }>> = {
  reviews: { metric: "reviews_requested", key: "review_id" },
  tasks: { metric: "tasks_created", key: "task_id" },
  conflicts: { metric: "conflicts_detected", key: "elementGuid" },
  checks: { metric: "compliance_checks", key: "elementGuid" },
  validations: { metric: "validation_pass_rate", key: "elementGuid" },
};

/** All that may wait, whichever sheet lists it. */
export const KINDS = Object.keys(EVENTS);

/** The metric whose events tell of a kind of matters. */
export function metricOf(kind: string): string | undefined {
  return EVENTS[kind]?.metric;
}

/** The events of one matter: since it waits, until the end of what is shown. */
export function eventsOf(kind: string, matter: Waiting, asOf: string): Within {
  const { key = "elementGuid" } = EVENTS[kind] ?? {};
  return { key: { project: matter.project, [key]: matter.key }, from: matter.since, to: asOf };
}

/** What is said of matters as rows; days are whole and parts of a day, for a spreadsheet. */
export function tableOf(waiting: Waiting[], asOf: string): ChartData {
  return {
    columns: [
      "Element",
      "Type",
      "Key",
      "Waits for",
      "Brought up by",
      "Project",
      "Waits since (UTC)",
      "Age (days)",
      "Events",
    ],
    rows: waiting.map((one) => [
      one.elementGuid,
      one.elementType,
      one.key,
      one.owner,
      one.user,
      one.project,
      one.since,
      Math.round((10 * (Date.parse(asOf) - Date.parse(one.since))) / DAY_MS) / 10,
      one.events,
    ]),
  };
}

/** Of several kinds, one list: what it is comes first, and what waits longest. */
export function tableOfAll(kinds: Attention[]): ChartData {
  const tables = kinds.map((kind) => ({ title: kind.title, ...tableOf(kind.waiting, kind.asOf) }));
  const columns = tables[0]?.columns ?? tableOf([], "").columns;
  const age = columns.indexOf("Age (days)");
  const rows = tables.flatMap((table) => table.rows.map((row) => [table.title, ...row]));
  return {
    columns: ["What", ...columns],
    rows: rows.sort((one, other) => Number(other[age + 1]) - Number(one[age + 1])),
  };
}

const DAY_MS = 86_400_000;
