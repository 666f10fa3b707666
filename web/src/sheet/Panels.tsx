import { memo } from "react";
import type { AnnotationKind } from "../api/insight";
import { Guard } from "../ui/Guard";
import { BreakdownPanel } from "./BreakdownPanel";
import { ChoicePanel } from "./ChoicePanel";
import type { SheetContext } from "./context";
import { HeatmapPanel } from "./HeatmapPanel";
import { InsightPanel } from "./insight/InsightPanel";
import { StackPanel } from "./insight/StackPanel";
import { WorstTable } from "./insight/WorstTable";
import type { Parts } from "./parts";
import type { Placed } from "./spec";
import { TrendPanel } from "./TrendPanel";
import type { Sheet } from "./useSheet";

interface PanelsProps {
  panels: Placed[];
  sheet: Sheet;
  context: SheetContext;
  parts: Parts;
}

/** A sheet's charts and what else stands below its cards; each fails alone. */
export default memo(function Panels({ panels, ...props }: PanelsProps) {
  return (
    <div className="panels">
      {panels.map((panel) => (
        <PanelOf key={`${panel.kind} ${panel.title ?? panel.metrics.join(" ")}`} panel={panel} {...props} />
      ))}
    </div>
  );
});

type PanelProps = Omit<PanelsProps, "panels"> & { panel: Placed };

function PanelOf(props: PanelProps) {
  const { title, kind, span } = props.panel;
  return (
    <Guard title={title ?? kind} span={span}>
      <Kind {...props} />
    </Guard>
  );
}

function Kind({ panel, sheet, context, parts }: PanelProps) {
  const Part = parts[panel.kind]?.View;
  if (Part) return <Part panel={panel} sheet={sheet} context={context} />;
  const { metrics, by, within, columns, span } = panel;
  const title = panel.title ?? "";
  const [metric = ""] = metrics;
  switch (panel.kind) {
    case "trend": {
      const marks = panel.marks as AnnotationKind[];
      return <TrendPanel sheet={sheet} context={context} {...{ title, metrics, marks, span }} />;
    }
    case "bars":
      return <BreakdownPanel sheet={sheet} {...{ title, metric, by, within, span }} />;
    case "breakdown":
      return <ChoicePanel sheet={sheet} context={context} {...{ metrics, by, span }} />;
    case "heatmap":
      return <HeatmapPanel sheet={sheet} {...{ title, metric, by, within, columns, span }} />;
    case "stack":
      return <StackPanel sheet={sheet} context={context} {...{ title, metric, by: by[0] ?? "", span }} />;
    case "worst":
      return <WorstTable sheet={sheet} {...{ title, metrics, by, span }} />;
    default:
      return <InsightPanel panel={panel} context={context} />;
  }
}
