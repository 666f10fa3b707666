/** What people call an event type or an audited action, whose names are made for programs. */
import { capital } from "./capital";

/** Types whose words say too little, or say it oddly. */
const NAMES: Record<string, string> = {
  "analytics/amendment": "Event amended",
  "analytics/exported": "Analytics exported",
  "audit/entry_recorded": "Audit entry recorded",
  "deployment/deployed": "Deployed",
  "deployment/rolled_back": "Deployment rolled back",
  "domains/domain_viewed": "Domain viewed",
  "regulatory/update_applied": "Code update applied",
  "regulatory/updates_checked": "Code updates checked",
  "template/reuse_count": "Template reuse counted",
  "vcs/commit_created": "Commit created",
};

const ACRONYMS = new Map(
  ["api", "cpu", "csv", "gpu", "ifc", "pdf", "sql", "vcs"].map((word) => [word, word.toUpperCase()]),
);

/** Of audited actions: the verb at the end, as what has happened. */
const DONE: Record<string, string> = {
  add: "added",
  approve: "approved",
  assign: "assigned",
  complete: "completed",
  create: "created",
  delete: "deleted",
  promote: "promoted",
  reject: "rejected",
  remove: "removed",
  request: "requested",
  resolve: "resolved",
  rollback: "rolled back",
  update: "updated",
};

/** "generation/element_generated" is "Element generated"; a type that does not say of what, is told with its module. */
export function eventName(type: string): string {
  const [module = "", name] = type.split("/");
  if (name === undefined) return spoken(type);
  const known = NAMES[type];
  if (known !== undefined) return known;
  if (name === "operation_failed") return `${spoken(module)}: operation failed`;
  return spoken(name.includes("_") ? name : `${module}_${name}`);
}

/** "collab_review_reject" is "Review rejected". */
export function actionName(action: string): string {
  if (!/^[a-z0-9_.:-]+$/.test(action)) return action;
  const words = action.replace(/^collab_/, "").split("_");
  const last = words.at(-1) ?? "";
  return spoken([...words.slice(0, -1), words.length > 1 ? (DONE[last] ?? last) : last].join("_"));
}

function spoken(name: string): string {
  const words = name.split("_").filter(Boolean);
  return capital(words.map((word) => ACRONYMS.get(word) ?? word).join(" "));
}
