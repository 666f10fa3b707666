import { problemFrom } from "../../api/client";
import type { Note } from "../../api/types";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { spanStyle } from "../../ui/span";

interface QueryStateProps {
  title: string;
  span?: number;
  height: number;
  query: { error: unknown; isPending: boolean; refetch: () => unknown };
  /** Why there is nothing to draw, once there is an answer. */
  notes: Note[];
}

/** A panel that has nothing to draw: loading, failed, or empty with its cause. */
export function QueryState({ title, span, height, query, notes }: QueryStateProps) {
  return (
    <section className="panel" style={spanStyle(span)} aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      {query.error ? (
        <div className="panel-body">
          <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />
        </div>
      ) : query.isPending ? (
        <LoadingBlock height={height} />
      ) : (
        <div className="panel-body panel-empty">
          <EmptyNotice title={causeOf(notes)}>
            {wordsOf(notes).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </EmptyNotice>
        </div>
      )}
    </section>
  );
}

function causeOf(notes: Note[]): string {
  return notes.some((note) => note.code === "no_source") ? "No source" : "Nothing in this view";
}

function wordsOf(notes: Note[]): string[] {
  const order = ["no_source", "source_incomplete", "nothing_to_divide", "no_events"];
  const known = notes.filter((note) => order.includes(note.code));
  known.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  const texts = [...new Set((known.length > 0 ? known : notes).map((note) => note.text))];
  return texts.length > 0 ? texts.slice(0, 4) : ["No event lies in this period with these filters."];
}
