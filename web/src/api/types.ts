/** The shapes of the HTTP API, as docs/http-api.md describes them. */

export type Better = "up" | "down" | "none";
export type Comparison = "previous" | "year" | "none";

export interface Target {
  operator: string;
  value: number;
  met?: boolean | null;
}

export interface Note {
  code: string;
  text: string;
}

export interface Watermark {
  seq: number;
  receivedAt: string | null;
}

export interface Point {
  t: string;
  value: number | null;
  previous?: number | null;
  /** It holds less than its neighbours could: the period cuts it, or it is not over. */
  cut?: boolean;
}

export type Key = Record<string, string | null>;

export interface Group {
  key: Key;
  value: number | null;
  previous?: number | null;
  events: number;
}

export interface GroupSeries {
  key: Key;
  series: Point[];
}

/** How long a person takes by hand, and what an hour costs: of which elements, since when. */
export interface Baseline {
  elementType: string | null;
  project: string | null;
  from: string | null;
  manualHours: number;
  hourlyRateUsd: number;
}

export interface MetricAnswer {
  metric: string;
  title: string;
  unit: string;
  value: number | null;
  previous: number | null;
  change: number | null;
  trend: string | null;
  better: Better;
  target: Target | null;
  series: Point[];
  groups: Group[];
  groupSeries?: GroupSeries[];
  events: number;
  watermark: Watermark;
  complete: boolean;
  notes: Note[];
  definition: string;
  sql: string | null;
  source: string | null;
  /** What an estimated figure rests on; null where it is measured. */
  baseline: Baseline[] | null;
}

/** `application/problem+json`. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  field?: string | null;
  allowed?: string[] | null;
  id?: string;
}

export interface FailedMetric {
  metric: string;
  error: Problem;
}

export type MetricResult = MetricAnswer | FailedMetric;

export interface MetricQuery {
  metric: string;
  by?: string[];
  series?: boolean;
  groupSeries?: boolean;
  limit?: number;
  /** Dimensions whose filters do not narrow this query: a chart shows what may be chosen, too. */
  without?: string[];
}

export interface ViewRequest {
  period?: string;
  from?: string;
  to?: string;
  compare: Comparison;
  /** Another period to compare with: its name, or its first and last date with ".." between. */
  against?: string;
  grain: string;
  tz?: string;
  filters: Record<string, string[]>;
  queries: MetricQuery[];
}

export interface Span {
  from: string;
  to: string;
}

export interface ViewAnswer {
  results: MetricResult[];
  period: Span;
  comparison: Span | null;
  grain: string;
  tz: string;
  watermark: Watermark;
}

export interface MetricInfo {
  name: string;
  title: string;
  unit: string;
  tab: string;
  better: Better;
  target: Target | null;
  description: string;
  kind: string;
  source: string | null;
  dimensions: string[];
}

export interface NamedTitle {
  name: string;
  title: string;
}

export interface Catalogue {
  metrics: MetricInfo[];
  tabs: NamedTitle[];
  dimensions: NamedTitle[];
}

export interface SavedView {
  name: string;
  /** An address of the dashboard. */
  url: string;
  savedAt: string;
}

export interface EventRow {
  id: string;
  seq: number;
  occurredAt: string;
  receivedAt: string;
  module: string;
  type: string;
  user: string | null;
  project: string | null;
  discipline: string | null;
  elementGuid: string | null;
  elementType: string | null;
  templateId: string | null;
  region: string | null;
  codeEdition: string | null;
  value: number | null;
  attributes: Record<string, unknown>;
  source: string;
}

export interface EventPage {
  events: EventRow[];
  total: number;
  next: string | null;
  watermark: Watermark;
}

export interface DimensionValues {
  name: string;
  values: { value: string | null; events: number }[];
}

export interface SourceInfo {
  project: string;
  source: string;
  status: string;
  complete: boolean;
  detail: string;
  feeds: string[];
  itemsRead: number;
  checkedAt: string | null;
}

export interface ChainInfo {
  project: string;
  condition: string;
  entries: number;
  firstBadRow: number | null;
  detail: string;
  checkedAt: string | null;
}

export interface Sources {
  projects: { key: string; name: string; root: string; copies: string[] }[];
  sources: SourceInfo[];
  chains: ChainInfo[];
  unknownTypes: { type: string; events: number }[];
  counted: { project: string; type: string; source: string; from: string; to: string; events: number }[];
  losses: Loss[];
}

/** What a hook could not tell of; null where it may belong to any project or module. */
export interface Loss {
  project: string | null;
  module: string | null;
  from: string;
  to: string;
  detail: string;
}

export interface Tally {
  received: number;
  stored: number;
  duplicate: number;
  quarantined: number;
  refused: number;
}

export interface AccountingLine extends Tally {
  day: string;
  source: string;
}

export interface Accounting {
  lines: AccountingLine[];
  total: Tally;
  /** What waits in quarantine and tells nothing of where it belongs, so that no number lacks it. */
  untold: { source: string; items: number }[];
}

export interface QuarantineItem {
  id: number | string;
  source: string;
  location: string | null;
  field: string | null;
  reason: string;
  receivedAt: string;
  state: string;
  raw: string;
  size: number;
  decision: { by: string; at: string; reason: string } | null;
}

export interface Quarantine {
  open: number;
  items: QuarantineItem[];
}

export interface Examination {
  /** `ok` is null where there was nothing to look at yet. */
  checks: { name: string; ok: boolean | null; detail: string }[];
}

/** What is held on disk; `fullInDays` is null where it cannot be told, and `note` says why. */
export interface StorageState {
  events: number;
  oldest: string | null;
  newest: string | null;
  ledger: { bytes: number };
  projection: { bytes: number };
  growth: {
    days: { day: string; events: number }[];
    eventsPerDay: number | null;
    bytesPerDay: number | null;
  };
  disk: { freeBytes: number; totalBytes: number; fullInDays: number | null; note: string | null };
  /** "everything", or for how long what stays in the ledger. */
  retention: string;
  archive: { events: number; files: number; bytes: number };
  segments: Segment[];
}

/** A month of events, by when they happened in UTC. */
export interface Segment {
  month: string;
  state: "open" | "sealed" | "archived";
  events: number;
  inLedger: number;
  ledgerBytes: number;
  archived: number;
  archiveBytes: number;
  files: number;
  late: number;
}

export interface ImportProgress {
  workspace: string;
  state: string;
  done: number;
  total: number;
  message: string | null;
}

export interface Status {
  version: string;
  demo: boolean;
  startedAt: string;
  watermark: Watermark;
  ledgerSeq: number;
  /** Null where so much is behind that the viewer's part of it is not known. */
  behind: number | null;
  imports: ImportProgress[];
  viewer: { name: string; role: string };
  tz: string;
}

export function failed(result: MetricResult): result is FailedMetric {
  return "error" in result;
}
