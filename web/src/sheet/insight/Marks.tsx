import type { Note } from "../../api/types";
import { formatDay } from "../../ui/format";
import { Name } from "../../ui/Name";
import type { NamedMark } from "./marks";
import { Notes } from "./Notes";

interface MarksProps {
  marks: NamedMark[];
  zone: string;
  notes: Note[];
}

/** The annotations of a drawing as text, for those who cannot point at them. */
export function Marks({ marks, zone, notes }: MarksProps) {
  return (
    <>
      {marks.length > 0 && (
        <details className="panel-marks">
          <summary>{marks.length === 1 ? "1 annotation" : `${marks.length} annotations`}</summary>
          <ol>
            {marks.map((mark) => (
              <li key={`${mark.t} ${mark.label}`}>
                <span className="quiet nowrap">{formatDay(mark.t, zone)}</span> <Name value={mark.label} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <Notes notes={notes.filter((note) => note.code === "no_source" || note.code === "limit")} />
    </>
  );
}
