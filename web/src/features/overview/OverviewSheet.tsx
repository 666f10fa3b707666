import { lazy, useMemo } from "react";
import { useMe } from "../../api/me";
import type { SheetContext } from "../../sheet/context";
import { Following } from "../../sheet/Following";
import { KpiRow } from "../../sheet/KpiRow";
import { SheetHead } from "../../sheet/SheetHead";
import { cardsOf, panelsOf } from "../../sheet/spec";
import { useSheet } from "../../sheet/useSheet";
import { Headline } from "./Headline";
import { OVERVIEW, overviewPanels, overviewQueries } from "./spec";
import { TeamLine } from "./TeamLine";

const OverviewPanels = lazy(() => import("./OverviewPanels"));

/** What AEC OS is worth, how it changed, and whether the numbers can be believed. */
export function OverviewSheet({ context }: { context: SheetContext }) {
  const cards = useMemo(() => cardsOf(OVERVIEW, context.catalogue), [context.catalogue]);
  const { data: me } = useMe();
  const ofTeam = me?.role === "team-lead" && me.leads.length > 0;
  const panels = useMemo(
    () => panelsOf({ ...OVERVIEW, panels: overviewPanels(ofTeam) }, context.catalogue),
    [ofTeam, context.catalogue],
  );
  const queries = useMemo(() => overviewQueries(cards, panels), [cards, panels]);
  const sheet = useSheet(context, queries);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      {me?.role === "team-lead" && <TeamLine leads={me.leads} />}
      <Headline sheet={sheet} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <Following sheet={sheet}>
        {(following) => <OverviewPanels sheet={following} context={context} panels={panels} />}
      </Following>
    </>
  );
}
