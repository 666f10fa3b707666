import { memo } from "react";
import { Guard } from "../ui/Guard";
import { BreakdownPanel } from "./BreakdownPanel";
import type { SheetContext } from "./context";
import { HeatmapPanel } from "./HeatmapPanel";
import { InsightPanel } from "./insight/InsightPanel";
import { StackPanel } from "./insight/StackPanel";
import type { PanelSpec } from "./spec";
import { TrendPanel } from "./TrendPanel";
import type { Sheet } from "./useSheet";

interface PanelsProps {
  panels: PanelSpec[];
  sheet: Sheet;
  context: SheetContext;
}

/** A sheet's charts; each fails alone. */
export default memo(function Panels({ panels, ...props }: PanelsProps) {
  return (
    <div className="panels">
      {panels.map((panel) => (
        <PanelOf key={`${panel.kind} ${panel.title}`} panel={panel} {...props} />
      ))}
    </div>
  );
});

interface PanelProps {
  panel: PanelSpec;
  sheet: Sheet;
  context: SheetContext;
}

export function PanelOf(props: PanelProps) {
  const { title, span } = props.panel;
  return (
    <Guard title={title} span={span}>
      <Kind {...props} />
    </Guard>
  );
}

function Kind({ panel, sheet, context }: PanelProps) {
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
