/** What kinds of insights are called. */
const KINDS: Record<string, string> = {
  burst: "Burst",
  spike: "Spike",
  level_shift: "New level",
  missing: "Missing data",
  spread: "Spread",
  change: "Change",
  forecast: "Forecast",
  regulation: "Regulation",
  quarantine: "Quarantine",
  silent_source: "Data sources",
};

export function kindOf(kind: string): string {
  return KINDS[kind] ?? kind;
}
