import type { Note } from "../../api/types";
import { remarkOf } from "../../ui/noteWords";

const MOST = 4;

/** What a reader should know about a drawing, under it. */
export function Notes({ notes }: { notes: Note[] }) {
  const texts = [...new Set(notes.filter((note) => note.code !== "quantile").map(remarkOf))];
  if (texts.length === 0) return null;
  return (
    <ul className="panel-notes">
      {texts.slice(0, MOST).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {texts.length > MOST && <li>And {texts.length - MOST} more remarks</li>}
    </ul>
  );
}
