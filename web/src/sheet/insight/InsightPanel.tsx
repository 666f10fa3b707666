import type { SheetContext } from "../context";
import type { InsightSpec } from "../spec";
import type { Sheet } from "../useSheet";
import { CalendarPanel } from "./CalendarPanel";
import { ErrorPanel } from "./ErrorPanel";
import { FlowPanel } from "./FlowPanel";
import { PairsPanel } from "./PairsPanel";
import { SpreadPanel } from "./SpreadPanel";
import { TogetherPanel } from "./TogetherPanel";
import { UpdatesTable } from "./UpdatesTable";
import { WorstTable } from "./WorstTable";

interface InsightPanelProps {
  panel: InsightSpec;
  sheet: Sheet;
  context: SheetContext;
}

/** The panel that answers a question of its own. */
export function InsightPanel({ panel, sheet, context }: InsightPanelProps) {
  switch (panel.kind) {
    case "flow":
      return <FlowPanel {...panel} />;
    case "spread":
      return <SpreadPanel {...panel} />;
    case "calendar":
      return <CalendarPanel {...panel} context={context} />;
    case "errors":
      return <ErrorPanel {...panel} />;
    case "pairs":
      return <PairsPanel {...panel} />;
    case "together":
      return <TogetherPanel {...panel} />;
    case "updates":
      return <UpdatesTable {...panel} zone={context.zone} />;
    case "worst":
      return <WorstTable {...panel} sheet={sheet} />;
  }
}
