/**
 * The shapes of the HTTP API under the names that the page has for them. They are generated: `schema.d.ts` is made of
 * `openapi.json` by `npm run types`, and a check fails where the two, or the document and the server, differ.
 */
import type { components } from "./schema";

export type Schemas = components["schemas"];

/** An answer of the server, or one that the page makes of two, whose points and groups may have nothing before them. */
export type MetricAnswer = Omit<Schemas["AnswerJson"], "series" | "groups" | "groupSeries"> & {
  series: Point[];
  groups: Group[];
  groupSeries?: GroupSeries[];
};
export type FailedMetric = Omit<Schemas["FailedJson"], "error"> & { error: Problem };
export type MetricResult = MetricAnswer | FailedMetric;
export type ViewAnswer = Omit<Schemas["ViewJson"], "results"> & { results: MetricResult[] };
export type MetricInfo = Schemas["MetricJson"];
export type Better = MetricInfo["better"];
export type Target = Schemas["TargetResultJson"];
export type Baseline = Schemas["Baseline"];
export type Note = Schemas["NoteJson"];
export type Watermark = Schemas["Watermark"];
export type Group = Before<Schemas["GroupJson"]>;
export type Key = Group["key"];
export type Span = Schemas["PeriodJson"];
export type NamedTitle = Schemas["NamedJson"];
export type Catalogue = Schemas["CatalogJson"];
export type SavedView = Schemas["SavedView"];
export type EventRow = Schemas["EventJsonRow"];
export type EventPage = Schemas["EventsJson"];
export type DimensionValues = Schemas["ValuesJson"];
export type SourceInfo = Schemas["SourceJson"];
export type ChainInfo = Schemas["ChainJson"];
export type Sources = Schemas["SourcesJson"];
export type Loss = Schemas["LossJson"];
export type Tally = Schemas["TallyJson"];
export type AccountingLine = Schemas["LineJson"];
export type Accounting = Schemas["AccountingJson"];
export type ReportVerdict = Schemas["ReportVerdictJson"];
export type QuarantineItem = Schemas["ItemJson"];
export type Quarantine = Schemas["QuarantineJson"];
export type Examination = Schemas["DoctorJson"];
export type StorageState = Schemas["StorageJson"];
export type Segment = Schemas["SegmentJson"];
export type ImportProgress = Schemas["ImportJson"];
export type Status = Schemas["StatusJson"];
export type GroupSeries = Omit<Schemas["GroupSeriesJson"], "series"> & { series: Point[] };

export type Point = Before<Schemas["PointJson"]>;

/** The same, where what was before need not be said. */
type Before<T extends { previous: number | null }> = Omit<T, "previous"> & Partial<Pick<T, "previous">>;

/** `application/problem+json`; what does not come from the server has a title and a status. */
export type Problem = Pick<Schemas["Problem"], "title" | "status"> & Partial<Schemas["Problem"]>;

/** What is asked leaves out what it does not mean to say. */
type Asked<T> = { [K in keyof T]?: NonNullable<T[K]> };

export type MetricQuery = Asked<Schemas["QueryJson"]> & { metric: string };

/** What the page asks for a view with; it always says how. */
export type ViewRequest = Asked<Omit<Schemas["ViewRequest"], "compare" | "grain" | "filters" | "queries">> & {
  compare: Comparison;
  grain: string;
  filters: Record<string, string[]>;
  queries: MetricQuery[];
};

export type Comparison = "previous" | "year" | "none";

export function failed(result: MetricResult): result is FailedMetric {
  return "error" in result;
}
