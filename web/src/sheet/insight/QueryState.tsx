import { problemFrom } from "../../api/client";
import type { Note } from "../../api/types";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { wordsOf } from "../../ui/noteWords";
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
