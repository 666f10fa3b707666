import type { SheetContext } from "../../sheet/context";
import type { SheetSpec } from "../../sheet/spec";
import { StandardSheet } from "../../sheet/StandardSheet";

const SPEC: SheetSpec = {
  tab: "collaboration",
  cards: [
    "comments",
    "tasks_created",
    "tasks_completed",
    "reviews_requested",
    "approval_rate",
    "review_turnaround_hours",
    "conflicts_detected",
    "conflicts_resolved",
    "engagement",
  ],
  uncarded: ["collaboration_activity", "reviews_approved", "reviews_rejected"],
  panels: [
    { kind: "calendar", title: "Activity calendar", metric: "collaboration_activity", span: 12 },
    { kind: "spread", title: "How long reviews take", metric: "review_turnaround_hours" },
    { kind: "trend", title: "Review turnaround, average", metrics: ["review_turnaround_hours"] },
    {
      kind: "trend",
      title: "Reviews requested, approved and rejected",
      metrics: ["reviews_requested", "reviews_approved", "reviews_rejected"],
    },
    { kind: "bars", title: "Approval rate by project", metric: "approval_rate", by: "project" },
    { kind: "together", title: "Who works with whom", span: 12 },
    { kind: "trend", title: "Comments", metrics: ["comments"] },
    { kind: "trend", title: "Tasks created and completed", metrics: ["tasks_created", "tasks_completed"] },
    { kind: "bars", title: "Comments by person", metric: "comments", by: "user" },
    { kind: "bars", title: "Tasks created by project", metric: "tasks_created", by: "project" },
    {
      kind: "heatmap",
      title: "When people comment",
      metric: "comments",
      rows: "weekday",
      columns: "hour",
      span: 12,
    },
    {
      kind: "trend",
      title: "Conflicts found and resolved",
      metrics: ["conflicts_detected", "conflicts_resolved"],
    },
    { kind: "bars", title: "Conflicts resolved by project", metric: "conflicts_resolved", by: "project" },
  ],
};

/** Does work flow between people: for those who lead teams. */
export function CollaborationSheet({ context }: { context: SheetContext }) {
  return <StandardSheet context={context} spec={SPEC} />;
}
