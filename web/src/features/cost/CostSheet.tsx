import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";

const SPEC: SheetSpec = {
  tab: "cost",
  cards: [
    "estimated_cost",
    "actual_cost",
    "estimates",
    "cost_accuracy",
    "schedule_accuracy",
    "labor_hours",
    "duration_days",
    "cost_avoidance",
  ],
  uncarded: ["cumulative_estimated_cost", "cumulative_actual_cost"],
  panels: [
    {
      kind: "trend",
      title: "Estimated and actual cost so far",
      metrics: ["cumulative_estimated_cost", "cumulative_actual_cost"],
      span: 12,
    },
    {
      kind: "pairs",
      title: "Estimate against actual cost, by element",
      metric: "cost_accuracy",
      level: "element",
      unit: "usd",
    },
    { kind: "errors", title: "How far cost estimates miss", metric: "cost_accuracy" },
    {
      kind: "pairs",
      title: "Estimate against actual cost, by project",
      metric: "cost_accuracy",
      level: "project",
      unit: "usd",
    },
    { kind: "bars", title: "Cost accuracy by element type", metric: "cost_accuracy", by: "elementType" },
    {
      kind: "pairs",
      title: "Estimated against actual duration, by element",
      metric: "schedule_accuracy",
      level: "element",
      unit: "days",
    },
    { kind: "errors", title: "How far duration estimates miss", metric: "schedule_accuracy" },
    { kind: "trend", title: "Estimated cost", metrics: ["estimated_cost"], span: 8 },
    { kind: "bars", title: "Estimated cost by project", metric: "estimated_cost", by: "project", span: 4 },
    { kind: "bars", title: "Estimated cost by element type", metric: "estimated_cost", by: "elementType" },
    { kind: "bars", title: "Estimated cost by region", metric: "estimated_cost", by: "region" },
    { kind: "bars", title: "Estimated labour by element type", metric: "labor_hours", by: "elementType" },
    { kind: "trend", title: "Estimated labour", metrics: ["labor_hours"] },
  ],
};

/** What does it cost, and can the estimates be trusted: for those who sign the budget. */
export function CostSheet({ context }: { context: SheetContext }) {
  return <StandardSheet context={context} spec={SPEC} />;
}
