import { useMemo, type ReactNode } from "react";
import { BreakdownPanel } from "./BreakdownPanel";
import type { SheetContext } from "./context";
import { HeatmapPanel } from "./HeatmapPanel";
import { InsightPanel } from "./insight/InsightPanel";
import { StackPanel } from "./insight/StackPanel";
import { KpiRow } from "./KpiRow";
import { SheetHead } from "./SheetHead";
import { cardsOf, panelsOf, queriesOf, spansOf, type PanelSpec, type SheetSpec } from "./spec";
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
  const panels = useMemo(() => panelsOf(spec, context.catalogue), [spec, context.catalogue]);
  const spans = useMemo(() => spansOf(panels), [panels]);
  const queries = useMemo(() => queriesOf(cards, panels), [cards, panels]);
  const sheet = useSheet(context, queries);
  return (
    <>
      <SheetHead sheet={sheet} context={context} />
      <KpiRow sheet={sheet} metrics={cards} label="Key figures" />
      <div className="panels">
        {panels.map((panel, index) => (
          <PanelOf
            key={`${panel.kind} ${panel.title}`}
            panel={{ ...panel, span: spans[index] }}
            sheet={sheet}
            context={context}
          />
        ))}
      </div>
      {children}
    </>
  );
}

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
