import { lazy, Suspense, useDeferredValue, useMemo, type ReactNode } from "react";
import type { SheetContext } from "./context";
import { KpiRow } from "./KpiRow";
import { SheetHead } from "./SheetHead";
import { cardsOf, panelsOf, queriesOf, withSpans, type SheetSpec } from "./spec";
import { useSheet } from "./useSheet";

const Panels = lazy(() => import("./Panels"));

interface StandardSheetProps {
  context: SheetContext;
  spec: SheetSpec;
  /** What this sheet has besides cards and charts. */
  children?: ReactNode;
}

/**
 * A sheet of cards and charts, drawn from its specification in one request. Charts are many: they follow
 * the cards, which are read first, and never hold up a key press.
 */
export function StandardSheet({ context, spec, children }: StandardSheetProps) {
  const cards = useMemo(() => cardsOf(spec, context.catalogue), [spec, context.catalogue]);
  const panels = useMemo(() => withSpans(panelsOf(spec, context.catalogue)), [spec, context.catalogue]);
  const queries = useMemo(() => queriesOf(cards, panels), [cards, panels]);
  const sheet = useSheet(context, queries);
  const following = useDeferredValue(sheet, null);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <Suspense fallback={<div className="panels" aria-busy="true" />}>
        {following ? (
          <Panels panels={panels} sheet={following} context={context} />
        ) : (
          <div className="panels" aria-busy="true" />
        )}
      </Suspense>
      {children}
    </>
  );
}
