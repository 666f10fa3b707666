import type { Note } from "../api/types";
import { capital } from "./format";

/** What explains an absence best comes first. */
const ORDER = ["lagging", "no_source", "source_incomplete", "events_lost", "too_large", "nothing_to_divide", "no_events"];
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

/** Why there is nothing to draw, a sentence each. */
export function wordsOf(notes: Note[]): string[] {
  const causes = notes.filter((note) => ORDER.includes(note.code));
  causes.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
  const sentences = [...new Set((causes.length > 0 ? causes : notes).map(sentenceOf))];
  return sentences.length > 0
    ? sentences.slice(0, MOST)
    : ["No event lies in this period with these filters."];
}
