import type { Alert } from "../../api/alerts";
import { formatBound } from "../../ui/format";
import type { MetricInfo } from "../../api/types";

/** The kinds of alerts, each with what it warns of. */
export const KINDS = [
  { id: "threshold", title: "Threshold", about: "A metric over the last whole day, week, month or quarter." },
  { id: "pace", title: "Pace to a target", about: "A count or sum that falls behind its share of a target." },
  { id: "forecast", title: "Forecast", about: "A forecast that is going to cross a value." },
  { id: "audit_chain", title: "Audit chain", about: "The audit chain of a project is not whole." },
  { id: "source_silent", title: "Silence", about: "Nothing was told for a while." },
  { id: "quarantine", title: "Quarantine", about: "Items went into quarantine since yesterday." },
  { id: "disk", title: "Disk", about: "Little room is left on the disk." },
] as const;

export type Kind = (typeof KINDS)[number]["id"];

/** Those that watch a metric. */
export const METRIC_KINDS: readonly string[] = ["threshold", "pace", "forecast"];

/** Those that only administrators may have. */
export const ADMIN_KINDS: readonly string[] = ["quarantine", "disk"];

/** What an alert warns of, in words. */
export function ruleWords({ rule }: Alert, metrics: MetricInfo[]): string {
  const metric = metrics.find((one) => one.name === rule.metric);
  const title = metric?.title ?? rule.metric ?? "";
  const bound = rule.value === null ? "" : formatBound(rule.op ?? "", rule.value, metric?.unit ?? "");
  switch (rule.kind) {
    case "threshold":
      return `${title} ${bound} per ${rule.per ?? "day"}${where(rule.filters)}`;
    case "pace":
      return `${title} on its way to ${bound} per ${rule.per ?? "month"}${where(rule.filters)}`;
    case "forecast":
      return `${title} forecast ${bound} within ${rule.horizon ?? 13} ${rule.per ?? "week"}s${where(rule.filters)}`;
    case "audit_chain":
      return "An audit chain is not whole";
    case "source_silent":
      return `Nothing told for ${rule.after ?? "2d"}${where(rule.filters)}`;
    case "quarantine":
      return `${rule.value ?? 1} or more items in quarantine since yesterday`;
    default:
      return `Less than ${rule.value ?? 5} GB free`;
  }
}

function where(filters: Record<string, string[]> | null): string {
  const parts = Object.entries(filters ?? {}).map(([name, values]) => `${name} ${values.join(" or ")}`);
  return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}
