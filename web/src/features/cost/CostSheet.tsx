import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";

const SPEC: SheetSpec = {
  tab: "cost",
  cards: [
    "estimated_cost",
    "estimates",
    "cost_accuracy",
    "schedule_accuracy",
    "labor_hours",
    "duration_days",
    "cost_avoidance",
  ],
  panels: [
    { kind: "trend", title: "Estimated cost", metrics: ["estimated_cost"], span: 8 },
    { kind: "bars", title: "Estimated cost by project", metric: "estimated_cost", by: "project" },
    { kind: "bars", title: "Estimated cost by element type", metric: "estimated_cost", by: "elementType" },
    { kind: "bars", title: "Estimated cost by region", metric: "estimated_cost", by: "region" },
    { kind: "bars", title: "Labour hours by element type", metric: "labor_hours", by: "elementType" },
    { kind: "trend", title: "Accuracy against actuals", metrics: ["cost_accuracy", "schedule_accuracy"] },
    { kind: "trend", title: "Labour hours", metrics: ["labor_hours"] },
  ],
};

/** What does it cost, and can the estimates be trusted: for those who sign the budget. */
export function CostSheet({ context }: { context: SheetContext }) {
  return <StandardSheet context={context} spec={SPEC} />;
}
