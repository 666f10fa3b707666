import type { Panel, SheetSpec } from "../api/sheets";
import type { Catalogue, MetricInfo, MetricQuery } from "../api/types";
import { divides } from "./drill";

/** The sheet's cards: those it names, then whatever else the catalogue puts on it. */
export function cardsOf(
  spec: Pick<SheetSpec, "name" | "cards" | "uncarded">,
  catalogue: Catalogue,
): string[] {
  const known = new Set(catalogue.metrics.map((metric) => metric.name));
  const rest = catalogue.metrics
    .filter((metric) => metric.tab === spec.name && !spec.uncarded.includes(metric.name))
    .map((metric) => metric.name);
  return [...new Set([...spec.cards.filter((name) => known.has(name)), ...rest])];
}

type Cut = Pick<Panel, "by" | "within">;

/**
 * The dimensions that bars, or rows of a heat map, are cut by, the outer one last: a table of the worst cuts the same
 * metric the other way round, and the two are questions of their own.
 */
export function cutsOf({ by, within }: Cut): string[] {
  return within === null ? by : [...by, within];
}

/** The same dimensions as people say them, the outer one first: "IBC2024 703.2". */
export function named(cut: Cut): string[] {
  return [...cutsOf(cut)].reverse();
}

/** All dimensions of a heat map: those of its rows, then that of its columns. */
export function cellsOf(panel: Cut & Pick<Panel, "columns">): string[] {
  return panel.columns === null ? cutsOf(panel) : [...cutsOf(panel), panel.columns];
}

/** Panels whose metrics there are, and can be cut the way they want. */
export function panelsOf(panels: Panel[], catalogue: Catalogue): Panel[] {
  const infos = new Map(catalogue.metrics.map((metric) => [metric.name, metric]));
  return panels
    .map((panel) => offered(panel, infos))
    .filter(
      (panel) =>
        (panel.metrics.length === 0
          ? panel.kind !== "breakdown"
          : panel.metrics.some((metric) => infos.has(metric))) &&
        cellsOf(panel).every((cut) =>
          panel.metrics.every((metric) => !infos.has(metric) || divides(infos.get(metric), cut)),
        ),
    );
}

/** A choice of metrics and dimensions is one of those that there are. */
function offered(panel: Panel, infos: Map<string, MetricInfo>): Panel {
  if (panel.kind !== "breakdown") return panel;
  const metrics = panel.metrics.filter((metric) => infos.has(metric));
  const by = panel.by.filter((cut) => metrics.some((metric) => divides(infos.get(metric), cut)));
  return { ...panel, metrics, by };
}

export function queriesOf(cards: string[], panels: Panel[]): MetricQuery[] {
  return [...cards.map((metric) => ({ metric, series: true })), ...panels.flatMap(queriesOfPanel)];
}

function queriesOfPanel(panel: Panel): MetricQuery[] {
  switch (panel.kind) {
    case "trend":
      return panel.metrics.map((metric) => ({ metric, series: true }));
    case "bars":
      return grouped(panel, { series: false, without: cutsOf(panel), limit: 12 });
    case "heatmap":
      return grouped(panel, { series: false, without: cellsOf(panel), limit: 400 });
    case "stack":
      return grouped(panel, { series: true, groupSeries: true, without: cutsOf(panel), limit: 12 });
    case "worst":
      return grouped(panel, { series: false, limit: 400 });
    case "breakdown":
      return breakdownOf(panel.metrics[0] ?? "", panel.by[0] ?? "");
    case "headline":
    case "changes":
    case "stations":
      return panel.metrics.map((metric) => ({ metric }));
    default:
      return [];
  }
}

/** A metric by one dimension, whose own filter leaves what else may be chosen. */
export function breakdownOf(metric: string, by: string): MetricQuery[] {
  return [{ metric, by: [by], series: false, without: [by], limit: 12 }];
}

function grouped(panel: Panel, how: Omit<MetricQuery, "metric" | "by">): MetricQuery[] {
  return panel.metrics.map((metric) => ({ metric, by: cellsOf(panel), ...how }));
}

/** How a query is found again in an answer. */
export function keyOf(metric: string, by: string[] = []): string {
  return [metric, ...by].join("|");
}

function both(one: MetricQuery, other: MetricQuery): MetricQuery {
  return {
    ...one,
    ...other,
    series: (one.series ?? false) || (other.series ?? false),
    groupSeries: (one.groupSeries ?? false) || (other.groupSeries ?? false),
    limit: Math.max(one.limit ?? 0, other.limit ?? 0) || undefined,
  };
}

/** One query per metric and grouping, even where a card and a chart want the same. */
export function merged(queries: MetricQuery[]): MetricQuery[] {
  const known = new Map<string, MetricQuery>();
  for (const query of queries) {
    const key = keyOf(query.metric, query.by);
    const same = known.get(key);
    known.set(key, same ? both(same, query) : query);
  }
  return [...known.values()];
}

const COLUMNS = 12;
const HALF = 6;

/** A panel that knows how many columns it takes. */
export type Placed = Panel & { span: number };

/** How many columns each panel takes: what it asks for, the last one of a row filling the row. */
export function withSpans(panels: Panel[]): Placed[] {
  const spans = panels.map(
    (panel) => panel.span ?? (panel.title === null && panel.kind !== "breakdown" ? COLUMNS : HALF),
  );
  let used = 0;
  spans.forEach((span, index) => {
    used += span;
    const next = spans[index + 1];
    if (next === undefined || used + next > COLUMNS) {
      spans[index] = span + COLUMNS - used;
      used = 0;
    }
  });
  return panels.map((panel, index) => ({ ...panel, span: spans[index] ?? COLUMNS }));
}
