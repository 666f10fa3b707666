import { useMemo } from "react";
import type { SheetContext } from "../../sheet/context";
import { FlowPanel } from "../../sheet/insight/FlowPanel";
import { KpiRow } from "../../sheet/KpiRow";
import { SheetHead } from "../../sheet/SheetHead";
import { cardsOf, panelsOf, spansOf } from "../../sheet/spec";
import { PanelOf } from "../../sheet/StandardSheet";
import { useSheet } from "../../sheet/useSheet";
import { ChangedMost } from "./ChangedMost";
import { FlowStrip } from "./FlowStrip";
import { Headline } from "./Headline";
import { QualityGlance } from "./QualityGlance";
import { OVERVIEW, overviewQueries } from "./spec";

/** What AEC OS is worth, how it changed, and whether the numbers can be believed. */
export function OverviewSheet({ context }: { context: SheetContext }) {
  const cards = useMemo(() => cardsOf(OVERVIEW, context.catalogue), [context.catalogue]);
  const panels = useMemo(() => panelsOf(OVERVIEW, context.catalogue), [context.catalogue]);
  const [lead, ...rest] = panels;
  const spans = spansOf(rest);
  const queries = useMemo(() => overviewQueries(cards), [cards]);
  const sheet = useSheet(context, queries);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      <Headline sheet={sheet} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <div className="panels">
        {lead && <PanelOf panel={lead} sheet={sheet} context={context} />}
        <ChangedMost sheet={sheet} />
        <FlowStrip sheet={sheet} />
        <FlowPanel title="What became of each element" />
        {rest.map((panel, index) => (
          <PanelOf
            key={panel.title}
            panel={{ ...panel, span: spans[index] }}
            sheet={sheet}
            context={context}
          />
        ))}
        <QualityGlance />
      </div>
    </>
  );
}
