import { memo, useDeferredValue, useMemo } from "react";
import type { SheetContext } from "../../sheet/context";
import { FlowPanel } from "../../sheet/insight/FlowPanel";
import { KpiRow } from "../../sheet/KpiRow";
import { SheetHead } from "../../sheet/SheetHead";
import { cardsOf, panelsOf, withSpans } from "../../sheet/spec";
import { PanelOf } from "../../sheet/StandardSheet";
import { useSheet, type Sheet } from "../../sheet/useSheet";
import { ChangedMost } from "./ChangedMost";
import { FlowStrip } from "./FlowStrip";
import { Headline } from "./Headline";
import { QualityGlance } from "./QualityGlance";
import { OVERVIEW, overviewQueries } from "./spec";

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
      <Panels sheet={useDeferredValue(sheet, null)} context={context} />
    </>
  );
}

/** Panels follow the cards, which are read first: null until the page has shown those. */
const Panels = memo(function Panels({ sheet, context }: { sheet: Sheet | null; context: SheetContext }) {
  const [lead, rest] = useMemo(() => {
    const [first, ...others] = panelsOf(OVERVIEW, context.catalogue);
    return [first, withSpans(others)];
  }, [context.catalogue]);
  if (!sheet) return <div className="panels" />;
  return (
    <div className="panels">
      {lead && <PanelOf panel={lead} sheet={sheet} context={context} />}
      <ChangedMost sheet={sheet} />
      <FlowStrip sheet={sheet} />
      <FlowPanel title="What became of each element" />
      {rest.map((panel) => (
        <PanelOf key={panel.title} panel={panel} sheet={sheet} context={context} />
      ))}
      <QualityGlance />
    </div>
  );
});
