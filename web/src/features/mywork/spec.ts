import type { SheetSpec } from "../../sheet/spec";

export const MY_WORK: SheetSpec = {
  tab: "mywork",
  cards: [
    "elements_generated",
    "time_saved_hours",
    "cost_avoidance",
    "parse_acceptance_rate",
    "validation_pass_rate",
    "compliance_pass_rate",
    "template_reuse_rate",
    "tasks_completed",
  ],
  panels: [
    { kind: "trend", title: "What I generated", metrics: ["elements_generated"], span: 8 },
    {
      kind: "bars",
      title: "My elements by project",
      metric: "elements_generated",
      by: "project",
      span: 4,
    },
    {
      kind: "trend",
      title: "How my work was accepted",
      metrics: ["parse_acceptance_rate", "validation_pass_rate", "compliance_pass_rate"],
    },
    { kind: "trend", title: "Time saved", metrics: ["time_saved_hours"] },
  ],
};

/** Counts every event that names somebody, whatever it tells of. */
export const ALL_EVENTS = "active_users";

/** What the month is summed up in. */
export const SAVED = ["time_saved_hours", "cost_avoidance"];

/** What somebody may set beside the average of their team. */
export const COMPARED = [
  "elements_generated",
  "time_saved_hours",
  "parse_acceptance_rate",
  "validation_pass_rate",
  "compliance_pass_rate",
  "template_reuse_rate",
];
