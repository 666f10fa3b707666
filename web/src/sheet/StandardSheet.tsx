import { lazy, useMemo, type ReactNode } from "react";
import type { SheetContext } from "./context";
import { Following } from "./Following";
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

/** A sheet of cards and charts, drawn from its specification in one request. */
export function StandardSheet({ context, spec, children }: StandardSheetProps) {
  const cards = useMemo(() => cardsOf(spec, context.catalogue), [spec, context.catalogue]);
  const panels = useMemo(() => withSpans(panelsOf(spec, context.catalogue)), [spec, context.catalogue]);
  const queries = useMemo(() => queriesOf(cards, panels), [cards, panels]);
  const sheet = useSheet(context, queries);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <Following sheet={sheet}>
        {(following) => <Panels panels={panels} sheet={following} context={context} />}
      </Following>
      {children}
    </>
  );
}
