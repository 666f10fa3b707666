import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import type { SheetContext } from "../../sheet/context";
import { KpiRow } from "../../sheet/KpiRow";
import { SheetHead } from "../../sheet/SheetHead";
import { cardsOf } from "../../sheet/spec";
import { useSheet } from "../../sheet/useSheet";
import { Headline } from "./Headline";
import { OVERVIEW, overviewQueries } from "./spec";

const OverviewPanels = lazy(() => import("./OverviewPanels"));

/**
 * What AEC OS is worth, how it changed, and whether the numbers can be believed. The headline and the cards
 * come first; the charts follow and never hold up a key press.
 */
export function OverviewSheet({ context }: { context: SheetContext }) {
  const cards = useMemo(() => cardsOf(OVERVIEW, context.catalogue), [context.catalogue]);
  const queries = useMemo(() => overviewQueries(cards), [cards]);
  const sheet = useSheet(context, queries);
  const following = useDeferredValue(sheet, null);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      <Headline sheet={sheet} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <Suspense fallback={<div className="panels" aria-busy="true" />}>
        {following ? (
          <OverviewPanels sheet={following} context={context} />
        ) : (
          <div className="panels" aria-busy="true" />
        )}
      </Suspense>
    </>
  );
}
