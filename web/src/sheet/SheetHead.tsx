import { failed } from "../api/types";
import { formatSpan } from "../ui/format";
import { useView } from "../view/useView";
import type { SheetContext } from "./context";
import type { Sheet } from "./useSheet";

/** The span that the numbers cover, what they are compared with, and a way out when it is empty. */
export function SheetHead({ sheet, context }: { sheet: Sheet; context: SheetContext }) {
  const [view, change] = useView();
  const { meta } = sheet;
  return (
    <div className="sheet-head">
      <p className="sheet-span" aria-live="polite">
        {meta ? (
          <>
            <b>{formatSpan(meta.period, context.zone)}</b>
            {meta.comparison && view.compare !== "none" && (
              <span className="quiet"> against {formatSpan(meta.comparison, context.zone)}</span>
            )}
          </>
        ) : (
          <span className="quiet">&nbsp;</span>
        )}
      </p>
      {meta && nothingIn(sheet) && (
        <p className="sheet-empty" role="status">
          Nothing happened in this view.{" "}
          {Object.keys(view.filters).length > 0 && (
            <button type="button" className="button" onClick={() => change({ filters: {} })}>
              Clear the filters
            </button>
          )}{" "}
          <button type="button" className="button" onClick={() => change({ period: { preset: "all" } })}>
            Show all time
          </button>
        </p>
      )}
    </div>
  );
}

function nothingIn(sheet: Sheet): boolean {
  const results = sheet.meta?.results ?? [];
  return results.length > 0 && results.every((result) => !failed(result) && result.events === 0);
}
