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
      title: "Compliance pass rate",
      metrics: ["compliance_pass_rate"],
      marks: ["regulation", "hook"],
      span: 12,
    },
    { kind: "worst", title: "Worst sections", by: ["code", "section"], span: 7 },
    {
      kind: "bars",
      title: "Rules violated by code section",
      metric: "compliance_violations",
      by: "section",
      within: "code",
      span: 5,
    },
    { kind: "bars", title: "Rules violated by code", metric: "compliance_violations", by: "code" },
    { kind: "bars", title: "Rule pass rate by code", metric: "rule_pass_rate", by: "code" },
    { kind: "bars", title: "Compliance pass rate by project", metric: "compliance_pass_rate", by: "project" },
    {
      kind: "bars",
      title: "Compliance pass rate by element type",
      metric: "compliance_pass_rate",
      by: "elementType",
    },
    {
      kind: "bars",
      title: "Rules violated by element type",
      metric: "compliance_violations",
      by: "elementType",
    },
    {
      kind: "heatmap",
      title: "Rules violated by code section and element type",
      metric: "compliance_violations",
      rows: "section",
      within: "code",
      columns: "elementType",
      span: 12,
    },
    {
      kind: "trend",
      title: "Compliance checks and rules violated",
      metrics: ["compliance_checks", "compliance_violations"],
      marks: ["regulation", "hook"],
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
