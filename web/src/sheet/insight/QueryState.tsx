import { useRef } from "react";
import { problemFrom } from "../../api/client";
import type { Note } from "../../api/types";
import { useWidth } from "../../charts/useWidth";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { absenceOf, wordsOf } from "../../ui/noteWords";
import { spanStyle } from "../../ui/span";

interface QueryStateProps {
  title: string;
  span?: number;
  /** How high the drawing will be, if need be by the width that it has. */
  height: number | ((width: number) => number);
  query: { error: unknown; isPending: boolean; refetch: () => unknown };
  /** Why there is nothing to draw, once there is an answer. */
  notes: Note[];
}

/** A panel that has nothing to draw: loading, failed, or empty with its cause. */
export function QueryState({ title, span, height, query, notes }: QueryStateProps) {
  const waiting = query.isPending && !query.error;
  return (
    <section className="panel" style={spanStyle(span)} aria-label={title}>
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          {waiting && <p className="panel-caption">&nbsp;</p>}
        </div>
      </header>
      {query.error ? (
        <div className="panel-body">
          <ErrorNotice problem={problemFrom(query.error)} onRetry={() => void query.refetch()} />
        </div>
      ) : query.isPending ? (
        <Loading height={height} />
      ) : (
        <div className="panel-body panel-empty">
          <EmptyNotice title={absenceOf(notes)}>
            {wordsOf(notes).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </EmptyNotice>
        </div>
      )}
    </section>
  );
}

/** Stands where the drawing will, as wide and as high. */
function Loading({ height }: Pick<QueryStateProps, "height">) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  return (
    <div className="panel-figure">
      <div ref={room}>
        <LoadingBlock height={typeof height === "number" ? height : height(width)} />
      </div>
    </div>
  );
}
