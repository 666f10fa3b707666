import { memo, useDeferredValue, useMemo, type ReactNode } from "react";
import { BreakdownPanel } from "./BreakdownPanel";
import type { SheetContext } from "./context";
import { HeatmapPanel } from "./HeatmapPanel";
import { InsightPanel } from "./insight/InsightPanel";
import { StackPanel } from "./insight/StackPanel";
import { KpiRow } from "./KpiRow";
import { SheetHead } from "./SheetHead";
import { cardsOf, panelsOf, queriesOf, withSpans, type PanelSpec, type SheetSpec } from "./spec";
import { TrendPanel } from "./TrendPanel";
import { useSheet, type Sheet } from "./useSheet";

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
      <Panels panels={panels} sheet={useDeferredValue(sheet, null)} context={context} />
      {children}
    </>
  );
}

/** Panels are many: they follow the cards, which are read first, and never hold up a key press. */
const Panels = memo(function Panels({
  panels,
  sheet,
  context,
}: {
  panels: PanelSpec[];
  /** Null at first, when the page has more urgent parts to show. */
  sheet: Sheet | null;
  context: SheetContext;
}) {
  return (
    <div className="panels">
      {sheet &&
        panels.map((panel) => (
          <PanelOf key={`${panel.kind} ${panel.title}`} panel={panel} sheet={sheet} context={context} />
        ))}
    </div>
  );
});

export function PanelOf({
  panel,
  sheet,
  context,
}: {
  panel: PanelSpec;
  sheet: Sheet;
  context: SheetContext;
}) {
  switch (panel.kind) {
    case "trend":
      return <TrendPanel sheet={sheet} context={context} {...panel} />;
    case "bars":
      return <BreakdownPanel sheet={sheet} {...panel} />;
    case "heatmap":
      return <HeatmapPanel sheet={sheet} {...panel} />;
    case "stack":
      return <StackPanel sheet={sheet} context={context} {...panel} />;
    default:
      return <InsightPanel panel={panel} sheet={sheet} context={context} />;
  }
}
