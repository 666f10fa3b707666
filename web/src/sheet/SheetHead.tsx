import type { ReactNode } from "react";
import { useCounting } from "../api/live";
import { useDimension } from "../api/queries";
import { formatClock, formatSpan } from "../ui/format";
import { Icon } from "../ui/Icon";
import { ErrorNotice } from "../ui/Notice";
import { useView } from "../view/useView";
import type { SheetContext } from "./context";
import type { Sheet } from "./useSheet";

interface SheetHeadProps {
  sheet: Sheet;
  context: SheetContext;
  /** What the reader of the sheet came to find out. */
  question: string;
  tools?: ReactNode;
}

/** The question of the sheet, the span that its numbers cover, what they are compared with, and a way out of nothing. */
export function SheetHead({ sheet, context, question, tools }: SheetHeadProps) {
  const [view] = useView();
  const { meta } = sheet;
  if (!meta && sheet.problem) {
    return (
      <div className="sheet-problem">
        <ErrorNotice problem={sheet.problem} onRetry={sheet.retry} />
      </div>
    );
  }
  return (
    <div className="sheet-head">
      {sheet.answeredAt && sheet.problem && (
        <p className="sheet-stale" role="alert">
          These are the numbers of {formatClock(sheet.answeredAt, context.zone)}. Asking again failed:{" "}
          {sheet.problem.detail ?? sheet.problem.title}
          {sheet.problem.id && <span className="mono"> id {sheet.problem.id}</span>}{" "}
          <button type="button" className="button" onClick={sheet.retry}>
            <Icon name="retry" size={14} /> Try again
          </button>
        </p>
      )}
      <p className="sheet-question">{question}</p>
      <p className="sheet-span" aria-live="polite">
        {meta ? (
          <>
            <b>{formatSpan(meta.period, context.zone)}</b>
            {meta.comparison && (view.compare !== "none" || sheet.beside !== null) && (
              <span className="quiet"> against {formatSpan(meta.comparison, context.zone)}</span>
            )}
          </>
        ) : (
          <span className="quiet">&nbsp;</span>
        )}
      </p>
      {tools}
      {meta && sheet.nothing && <Nothing />}
    </div>
  );
}

/** What the product tells of itself; signing in is the first of it. */
const OWN_MODULE = "analytics";

/** Nothing to count, with the likeliest cause and the way out of it. */
function Nothing() {
  const [view, change] = useView();
  const { data: modules } = useDimension("module", true);
  const filtered = Object.keys(view.filters).length > 0;
  const counting = useCounting();
  if (counting) {
    return (
      <p className="sheet-empty" role="status">
        What was received is still being counted; nothing of this view is among what is counted so far.
      </p>
    );
  }
  if (modules?.values.every((module) => module.value === OWN_MODULE)) {
    return (
      <p className="sheet-empty" role="status">
        No event has been received yet. Start with <code>aecos analytics launch --workspace DIR</code>, add a
        hook, or send events to <code>/api/events</code>.
      </p>
    );
  }
  return (
    <p className="sheet-empty" role="status">
      {filtered ? "No event of this period passes the filters." : "Nothing happened in this period."}{" "}
      {filtered && (
        <button type="button" className="button" onClick={() => change({ filters: {} })}>
          Clear the filters
        </button>
      )}{" "}
      <button type="button" className="button" onClick={() => change({ period: { preset: "all" } })}>
        Show all time
      </button>
    </p>
  );
}
