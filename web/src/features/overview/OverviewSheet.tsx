import { lazy, useMemo } from "react";
import type { SheetContext } from "../../sheet/context";
import { Following } from "../../sheet/Following";
import { KpiRow } from "../../sheet/KpiRow";
import { SheetHead } from "../../sheet/SheetHead";
import { cardsOf } from "../../sheet/spec";
import { useSheet } from "../../sheet/useSheet";
import { Headline } from "./Headline";
import { OVERVIEW, overviewQueries } from "./spec";

const OverviewPanels = lazy(() => import("./OverviewPanels"));

/** What AEC OS is worth, how it changed, and whether the numbers can be believed. */
export function OverviewSheet({ context }: { context: SheetContext }) {
  const cards = useMemo(() => cardsOf(OVERVIEW, context.catalogue), [context.catalogue]);
  const queries = useMemo(() => overviewQueries(cards), [cards]);
  const sheet = useSheet(context, queries);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      <Headline sheet={sheet} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <Following sheet={sheet}>
        {(following) => <OverviewPanels sheet={following} context={context} />}
      </Following>
    </>
  );
}
