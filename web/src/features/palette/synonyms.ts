/** Further words by which people look for things that are called otherwise here. */
const OF_METRICS: Record<string, string> = {
  time_saved_hours: "roi return on investment benefit hours value",
  cost_avoidance: "roi return on investment money savings benefit value dollars",
  compliance_pass_rate: "compliant code quality",
  rule_pass_rate: "code rules quality",
  generation_latency_p50: "speed performance slow duration",
  generation_latency_p95: "speed performance slow duration",
  active_users: "people adoption usage",
  engagement: "adoption usage",
  approval_rate: "reviews accepted rejected",
  review_turnaround_hours: "reviews waiting speed",
  cost_accuracy: "estimate budget forecast",
  permission_denied: "security access",
  template_reuse_rate: "library standard",
};

const OF_SHEETS: Record<string, string> = {
  overview: "home summary roi value dashboard",
  productivity: "roi time hours speed",
  compliance: "codes rules regulations failures needs attention",
  cost: "budget money estimate schedule",
  collaboration: "team meeting reviews tasks waiting needs attention",
  security: "audit trail chain log",
  health: "sources data quality system import",
  mywork: "me mine own",
};

export function wordsOfMetric(name: string): string {
  return OF_METRICS[name] ?? "";
}

export function wordsOfSheet(name: string): string {
  return OF_SHEETS[name] ?? "";
}
