import type { AnnotationKind } from "../api/insight";
import type { Catalogue, MetricQuery } from "../api/types";
import type { TabId } from "../view/viewState";
import { divides } from "./drill";

/** What a sheet shows, as data. A metric that the catalogue lacks is left out, a new one joins the cards. */
export interface SheetSpec {
  tab: TabId;
  /** The order of the cards; the tab's other metrics follow. */
  cards: string[];
  /** Metrics of the tab that its charts draw and that need no card. */
  uncarded?: string[];
  panels: PanelSpec[];
}

export type PanelSpec =
  | { kind: "trend"; title: string; metrics: string[]; marks?: AnnotationKind[]; span?: number }
  | {
      kind: "bars";
      title: string;
      metric: string;
      by: string;
      /** What the values of `by` are unique in; both then name a bar. */
      within?: string;
      span?: number;
    }
  | {
      kind: "heatmap";
      title: string;
      metric: string;
      rows: string;
      /** What a row's name is unique in: sections of different codes have equal numbers. */
      within?: string;
      columns: string;
      span?: number;
    }
  | { kind: "stack"; title: string; metric: string; by: string; span?: number }
  | InsightSpec;

/** Panels that ask a question of their own. */
export type InsightSpec =
  | { kind: "flow"; title: string; span?: number }
  | { kind: "spread" | "calendar" | "errors"; title: string; metric: string; span?: number }
  | {
      kind: "pairs";
      title: string;
      metric: string;
      level: "element" | "project";
      unit: string;
      span?: number;
    }
  | { kind: "together" | "updates"; title: string; span?: number }
  | { kind: "worst"; title: string; by: string[]; span?: number };

/** What a table of the worst is made of. */
export const WORST = ["rules_evaluated", "compliance_violations"];

const TAB_WORDS: Record<TabId, RegExp> = {
  mywork: /^my work$/i,
  overview: /overview/i,
  productivity: /productiv/i,
  compliance: /complian/i,
  cost: /cost/i,
  collaboration: /collab/i,
  security: /secur/i,
  health: /health|system/i,
};

/** The sheet's cards: those it names, then whatever else the catalogue puts on its tab. */
export function cardsOf(spec: SheetSpec, catalogue: Catalogue): string[] {
  const known = new Set(catalogue.metrics.map((metric) => metric.name));
  const rest = catalogue.metrics
    .filter((metric) => TAB_WORDS[spec.tab].test(metric.tab) && !spec.uncarded?.includes(metric.name))
    .map((metric) => metric.name);
  return [...new Set([...spec.cards.filter((name) => known.has(name)), ...rest])];
}

/**
 * The dimensions that bars are cut by, the outer one last: a table of the worst cuts the same metric the other way
 * round, and the two are questions of their own.
 */
export function cutsOf({ by, within }: { by: string; within?: string }): string[] {
  return within === undefined ? [by] : [by, within];
}

/** The same dimensions as people say them, the outer one first: "IBC2024 703.2". */
export function named(cut: { by: string; within?: string }): string[] {
  return cutsOf(cut).reverse();
}

/** The dimensions that a heat map's rows are cut by, the outer one last. */
export function rowsOf({ rows, within }: { rows: string; within?: string }): string[] {
  return cutsOf({ by: rows, within });
}

/** Panels whose metric can be cut the way they want. */
export function panelsOf(spec: SheetSpec, catalogue: Catalogue): PanelSpec[] {
  const infos = new Map(catalogue.metrics.map((metric) => [metric.name, metric]));
  return spec.panels.filter((panel) => {
    switch (panel.kind) {
      case "trend":
        return panel.metrics.some((metric) => infos.has(metric));
      case "bars":
        return cutsOf(panel).every((cut) => divides(infos.get(panel.metric), cut));
      case "stack":
        return divides(infos.get(panel.metric), panel.by);
      case "heatmap":
        return [...rowsOf(panel), panel.columns].every((cut) => divides(infos.get(panel.metric), cut));
      case "worst":
        return WORST.every((metric) => panel.by.every((cut) => divides(infos.get(metric), cut)));
      default:
        return !("metric" in panel) || infos.has(panel.metric);
    }
  });
}

export function queriesOf(cards: string[], panels: PanelSpec[]): MetricQuery[] {
  return [
    ...cards.map((metric) => ({ metric, series: true })),
    ...panels.flatMap((panel): MetricQuery[] => {
      switch (panel.kind) {
        case "trend":
          return panel.metrics.map((metric) => ({ metric, series: true }));
        case "bars":
          return [
            { metric: panel.metric, by: cutsOf(panel), series: false, without: cutsOf(panel), limit: 12 },
          ];
        case "heatmap": {
          const by = [...rowsOf(panel), panel.columns];
          return [{ metric: panel.metric, by, series: false, without: by, limit: 400 }];
        }
        case "stack":
          return [
            {
              metric: panel.metric,
              by: [panel.by],
              series: true,
              groupSeries: true,
              without: [panel.by],
              limit: 12,
            },
          ];
        case "worst":
          return WORST.map((metric) => ({ metric, by: panel.by, series: false, limit: 400 }));
        default:
          return [];
      }
    }),
  ];
}

const COLUMNS = 12;
const HALF = 6;

/** How many columns each panel takes: what it asks for, the last one of a row filling the row. */
export function withSpans(panels: PanelSpec[]): PanelSpec[] {
  const spans = panels.map((panel) => panel.span ?? HALF);
  let used = 0;
  spans.forEach((span, index) => {
    used += span;
    const next = spans[index + 1];
    if (next === undefined || used + next > COLUMNS) {
      spans[index] = span + COLUMNS - used;
      used = 0;
    }
  });
  return panels.map((panel, index) => ({ ...panel, span: spans[index] }));
}
