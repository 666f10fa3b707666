import type { Note } from "../api/types";
import { capital } from "./capital";

/** What explains an absence best comes first. */
const LAGGING = "lagging";
const ORDER = [
  "no_source",
  "source_incomplete",
  "events_lost",
  "too_large",
  "nothing_to_divide",
  "no_events",
];
const MOST = 4;

/** A note as a sentence; what its title says already, "no source", is not said twice. */
export function sentenceOf(note: Note): string {
  const text = note.code === "no_source" ? note.text.replace(/^no source: /i, "") : note.text;
  return `${startOf(note, text)}${/[.!?…]$/.test(text) ? "" : "."}`;
}

/** A remark as it stands alone: a capital at its beginning, unless that is the name of a project. */
export function remarkOf(note: Note): string {
  return startOf(note, note.text);
}

function startOf(note: Note, text: string): string {
  return note.code === "source_incomplete" ? text : capital(text);
}

/** What was received is not all counted yet; what is missing may be among it. */
export function lags(notes: Note[]): boolean {
  return notes.some((note) => note.code === LAGGING);
}

/** What a panel without a figure is headed with. */
export function absenceOf(notes: Note[]): string {
  if (lags(notes)) return "Still being counted";
  return notes.some((note) => note.code === "no_source") ? "No source" : "Nothing in this view";
}

/** Why there is nothing to draw, a sentence each. While it is counted, nobody can say that there is nothing. */
export function wordsOf(notes: Note[]): string[] {
  if (lags(notes)) return [...new Set(notes.filter((note) => note.code === LAGGING).map(sentenceOf))];
  const causes = notes.filter((note) => ORDER.includes(note.code));
  causes.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
  const sentences = [...new Set((causes.length > 0 ? causes : notes).map(sentenceOf))];
  return sentences.length > 0
    ? sentences.slice(0, MOST)
    : ["No event lies in this period with these filters."];
}
