import { memo, useMemo } from "react";
import type { SheetContext } from "../../sheet/context";
import { FlowPanel } from "../../sheet/insight/FlowPanel";
import { PanelOf } from "../../sheet/Panels";
import { withSpans, type PanelSpec } from "../../sheet/spec";
import type { Sheet } from "../../sheet/useSheet";
import { Guard } from "../../ui/Guard";
import { ChangedMost } from "./ChangedMost";
import { FlowStrip } from "./FlowStrip";
import { QualityGlance } from "./QualityGlance";

const FLOW_TITLE = "What became of each element";

interface OverviewPanelsProps {
  sheet: Sheet;
  context: SheetContext;
  panels: PanelSpec[];
}

/** What stands below the cards of the overview. */
export default memo(function OverviewPanels({ sheet, context, panels }: OverviewPanelsProps) {
  const [lead, rest] = useMemo(() => {
    const [first, ...others] = panels;
    return [first, withSpans(others)];
  }, [panels]);
  return (
    <div className="panels">
      {lead && <PanelOf panel={lead} sheet={sheet} context={context} />}
      <ChangedMost sheet={sheet} />
      <FlowStrip sheet={sheet} />
      <Guard title={FLOW_TITLE}>
        <FlowPanel title={FLOW_TITLE} />
      </Guard>
      {rest.map((panel) => (
        <PanelOf key={panel.title} panel={panel} sheet={sheet} context={context} />
      ))}
      <QualityGlance />
    </div>
  );
});
