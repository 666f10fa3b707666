import type { Tone } from "../charts/palette";

/** Metrics that say how something ended. */
const OF_METRICS: Partial<Record<string, Tone>> = {
  reviews_approved: "good",
  reviews_rejected: "bad",
  compliance_violations: "bad",
  conflicts_detected: "warn",
  conflicts_resolved: "good",
  tasks_completed: "good",
  tasks_created: "quiet",
  permission_denied: "bad",
  findings_critical: "bad",
  findings_high: "warn",
  findings_medium: "plain",
  findings_low: "quiet",
};

/** The colour that a metric has wherever it stands beside others; none where it only counts. */
export function toneOfMetric(metric: string): Tone | undefined {
  return OF_METRICS[metric];
}

/** The bad ones first: `non_compliant` is not compliant. */
const OF_WORDS: [RegExp, Tone][] = [
  [/(^|_)(reject(ed)?|denied|failed|non_compliant)$/, "bad"],
  [/(^|_)(approved?|passed|compliant)$/, "good"],
  [/(^|_)(warnings?|partial)$/, "warn"],
  [/(^|_)(pending|skipped|request(ed)?)$/, "quiet"],
];

/** The colour of a value of a dimension that says how something ended: `collab_review_reject` is bad. */
export function toneOfValue(value: string | null | undefined): Tone | undefined {
  return OF_WORDS.find(([form]) => form.test(value ?? ""))?.[1];
}
