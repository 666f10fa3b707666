import { wallClock } from "../../charts/text";

/** What of the trail is asked for, as it stands in the address of the page. */
export const PARTS = ["text", "who", "action", "outcome", "from", "to"] as const;

export type Part = (typeof PARTS)[number];
export type Question = Record<Part, string>;

export const OUTCOMES = [
  { id: "", title: "Any result" },
  { id: "done", title: "Done" },
  { id: "denied", title: "Denied" },
  { id: "failed", title: "Failed" },
  { id: "begun", title: "Begun" },
] as const;

/** Actions as people look for them; those that end in a dot are all that begin so. */
export const ACTIONS = [
  { id: "", title: "Any action" },
  { id: "sign-in", title: "Sign-ins" },
  { id: "export.", title: "Exports" },
  { id: "odata.read", title: "Feeds read (OData)" },
  { id: "drill-through", title: "Drill-throughs to people" },
  { id: "user.", title: "Users" },
  { id: "team.", title: "Teams" },
  { id: "token.", title: "Tokens" },
  { id: "quarantine.", title: "Quarantine" },
  { id: "import", title: "Imports" },
  { id: "rebuild", title: "Rebuilds" },
  { id: "server.start", title: "Server starts" },
  { id: "request", title: "Other refused requests" },
] as const;

export function readQuestion(search: string): Question {
  const params = new URLSearchParams(search);
  return Object.fromEntries(PARTS.map((part) => [part, params.get(part) ?? ""])) as Question;
}

/** The parameters of a question: its days are the zone's, and a last day is included by people, by the server not. */
export function paramsOf(question: Question, zone: string): URLSearchParams {
  const params = searchOf(question);
  if (question.from !== "") params.set("from", midnight(question.from, zone));
  if (question.to !== "") params.set("to", midnight(dayAfter(question.to), zone));
  return params;
}

/** The question as the page's address has it. */
export function searchOf(question: Question): URLSearchParams {
  return new URLSearchParams(
    PARTS.filter((part) => question[part] !== "").map((part) => [part, question[part]]),
  );
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(next.getTime())) return day; // The server says what is wrong with it.
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The moment at which a day begins in a zone; what is no day is left to the server, which says what is wrong with it. */
export function midnight(day: string, zone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(wall)) return day;
  // What the clocks of the zone show at a guess says how far the guess is off; twice, for the clocks may change between.
  let at = wall;
  for (let time = 0; time < 2; time++)
    at += wall - Date.parse(`${wallClock(new Date(at).toISOString(), zone).replace(" ", "T")}Z`);
  // A day that begins later than midnight, because the clocks were put forward then, begins at its first moment.
  return new Date(at).toISOString();
}
