import type { Panel } from "../../api/sheets";
import type { SheetContext } from "../context";
import { AttentionPanel } from "./AttentionPanel";
import { CalendarPanel } from "./CalendarPanel";
import { ErrorPanel } from "./ErrorPanel";
import { FlowPanel } from "./FlowPanel";
import { PairsPanel } from "./PairsPanel";
import { SpreadPanel } from "./SpreadPanel";
import { TogetherPanel } from "./TogetherPanel";
import { UpdatesTable } from "./UpdatesTable";

interface InsightPanelProps {
  panel: Panel & { span: number };
  context: SheetContext;
}

/** The panel that answers a question of its own. */
export function InsightPanel({ panel, context }: InsightPanelProps) {
  const { span } = panel;
  const title = panel.title ?? "";
  const metric = panel.metrics[0] ?? "";
  switch (panel.kind) {
    case "flow":
      return <FlowPanel title={title} span={span} />;
    case "spread":
      return <SpreadPanel title={title} metric={metric} span={span} />;
    case "calendar":
      return <CalendarPanel title={title} metric={metric} span={span} context={context} />;
    case "errors":
      return <ErrorPanel title={title} metric={metric} span={span} />;
    case "pairs": {
      const level = panel.level === "project" ? "project" : "element";
      return <PairsPanel {...{ title, metric, level, span }} unit={panel.unit ?? "count"} />;
    }
    case "together":
      return <TogetherPanel title={title} span={span} />;
    case "attention":
      return <AttentionPanel title={title} of={panel.of} span={span} context={context} />;
    case "updates":
      return <UpdatesTable title={title} span={span} zone={context.zone} />;
    default:
      throw new Error(`This page does not know how to draw “${panel.kind}”; load it again.`);
  }
}
