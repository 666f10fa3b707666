import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";

const SPEC: SheetSpec = {
  tab: "compliance",
  cards: [
    "compliance_pass_rate",
    "rule_pass_rate",
    "compliance_checks",
    "compliance_violations",
    "regulatory_updates",
    "templates_affected",
    "validation_pass_rate",
  ],
  uncarded: ["rules_evaluated"],
  panels: [
    {
      kind: "trend",
      title: "Pass rate",
      metrics: ["compliance_pass_rate"],
      marks: ["regulation"],
      span: 12,
    },
    { kind: "worst", title: "Worst sections", by: ["code", "section"], span: 7 },
    {
      kind: "bars",
      title: "Violations by code section",
      metric: "compliance_violations",
      by: "section",
      span: 5,
    },
    { kind: "bars", title: "Violations by code", metric: "compliance_violations", by: "code" },
    { kind: "bars", title: "Rules passed by code", metric: "rule_pass_rate", by: "code" },
    { kind: "bars", title: "Pass rate by project", metric: "compliance_pass_rate", by: "project" },
    { kind: "bars", title: "Pass rate by element type", metric: "compliance_pass_rate", by: "elementType" },
    { kind: "bars", title: "Violations by element type", metric: "compliance_violations", by: "elementType" },
    {
      kind: "heatmap",
      title: "Violations by section and element type",
      metric: "compliance_violations",
      rows: "section",
      columns: "elementType",
      span: 12,
    },
    {
      kind: "trend",
      title: "Checks and violations",
      metrics: ["compliance_checks", "compliance_violations"],
      marks: ["regulation"],
      span: 12,
    },
    { kind: "updates", title: "What each update affected", span: 12 },
    { kind: "flow", title: "What became of each element", span: 12 },
  ],
};

/** Do designs meet the codes, and which sections fail: for those who answer to an authority. */
export function ComplianceSheet({ context }: { context: SheetContext }) {
  return <StandardSheet context={context} spec={SPEC} />;
}
