/**
 * The one place that knows what a URL of the dashboard means. Everything on screen is a function of
 * the view that is parsed here; what cannot be understood is reported and replaced by its default.
 */
import type { Comparison } from "../api/types";
import { pageOf } from "./pages";

export const PERIODS = [
  { id: "24h", title: "Last 24 hours" },
  { id: "7d", title: "Last 7 days" },
  { id: "30d", title: "Last 30 days" },
  { id: "90d", title: "Last 90 days" },
  { id: "6m", title: "Last 6 months" },
  { id: "1y", title: "Last 12 months" },
  { id: "this-month", title: "This month" },
  { id: "last-month", title: "Last month" },
  { id: "this-quarter", title: "This quarter" },
  { id: "this-year", title: "This year" },
  { id: "all", title: "All time" },
] as const;

export const COMPARISONS: { id: Comparison; title: string }[] = [
  { id: "previous", title: "Previous period" },
  { id: "year", title: "Same period last year" },
  { id: "none", title: "No comparison" },
];

export const GRAINS = ["auto", "hour", "day", "week", "month", "quarter", "year"] as const;
export type Grain = (typeof GRAINS)[number];

/** What a view is narrowed by with menus; the first of them are always there. */
export const FILTERS = [
  { id: "project", title: "Project" },
  { id: "user", title: "Person" },
  { id: "elementType", title: "Element type" },
  { id: "team", title: "Team" },
  { id: "discipline", title: "Discipline" },
  { id: "templateId", title: "Template" },
  { id: "region", title: "Region" },
  { id: "codeEdition", title: "Code edition" },
] as const;
export const MAIN_FILTERS = 3;

/** What an address may name: the sheets that there are for the viewer, and what events can be told apart by. */
export interface Known {
  sheets: readonly string[];
  /** The sheet that an address without a page opens. */
  home: string;
  dimensions: readonly string[];
}

export type Period = { preset: string } | { from: string; to: string };
export type Filters = Record<string, string[]>;

/**
 * What lies open beside the sheet: one metric's events, its explanation, its large chart, what its change is made of, or the
 * elements of a set ("flow:…" a band of the flow, "together:…" what two people share).
 */
export interface Aside {
  kind: "events" | "why" | "chart" | "changes" | "elements";
  metric: string;
  /** It belongs to the other side of a comparison. */
  other?: true;
  from?: string;
  to?: string;
  /** Only events whose number is at least, or below that. */
  atLeast?: string;
  below?: string;
  filters: Filters;
}

/** What the view stands beside: the same with another project, or in another period. */
export type Versus = { project: string } | { period: Period };

export interface View {
  /** The name of a sheet. */
  tab: string;
  period: Period;
  compare: Comparison;
  grain: Grain;
  tz: string | null;
  filters: Filters;
  vs: Versus | null;
  aside: Aside | null;
}

export interface UrlProblem {
  field: string;
  text: string;
}

export interface ParsedView {
  view: View;
  problems: UrlProblem[];
}

/** What a period is called, where it has a name: "Last 12 months". */
export function periodTitle(period: Period): string | null {
  if (!("preset" in period)) return null;
  return PERIODS.find((one) => one.id === period.preset)?.title ?? null;
}

export const DEFAULT_PERIOD = "1y";
/** The sheet that stands in for one that there is not. */
export const OVERVIEW = "overview";

/** Where one signed in; what one came to see is one's home. */
const SIGN_IN = "sign-in";
const MAX_VALUES = 50;
const MAX_LENGTH = 1024;
const MAX_PROBLEMS = 6;
const METRIC_NAME = /^[a-z][a-z0-9_]{0,80}$/;
/** At most 200 years, as everywhere in the product. */
const ROLLING = /^([1-9]\d{0,3}[hdwm]|([1-9]\d?|1\d\d|200)y)$/;
const NAMED = /^(today|yesterday|all|(this|last)-(week|month|quarter|year))$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const NUMBER = /^-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,3})?$/i;
const ELEMENTS =
  /^(roi:[a-z_]{1,20}|flow:[a-z_]+:[a-z_]+(>[a-z_]+:[a-z_]+)?|together:[^>]{1,600}>[^>]{1,600})$/;
/** The filter that leaves out what was received in a span of time. */
export const SET_APART = "setApart";
/** Parameters of an address that mean something else than a dimension of that name. */
const RESERVED = new Set(["period", "from", "to", "compare", "grain", "tz", "vs", "signin"]);
const ASIDES = ["events", "why", "chart", "changes", "elements"] as const;

export function defaultView(tab: string = OVERVIEW): View {
  return {
    tab,
    period: { preset: DEFAULT_PERIOD },
    compare: "previous",
    grain: "auto",
    tz: null,
    filters: {},
    vs: null,
    aside: null,
  };
}

/** The view at an address, as far as it names what is known. */
export function parseView(path: string, search: string, known: Known): ParsedView {
  const reader = new Reader(new URLSearchParams(search), known);
  const tab = reader.tab(path);
  const view: View = {
    tab,
    period: reader.period(),
    compare: reader.choice("compare", ["previous", "year", "none"], "previous"),
    grain: reader.choice("grain", GRAINS, "auto"),
    tz: reader.zone(),
    filters: reader.filters(""),
    vs: reader.versus(),
    aside: reader.aside(),
  };
  reader.accept("signin");
  reader.unknown();
  return { view, problems: reader.problems() };
}

export function formatView(view: View): string {
  const params = new URLSearchParams();
  if ("preset" in view.period) {
    if (view.period.preset !== DEFAULT_PERIOD) params.set("period", view.period.preset);
  } else {
    params.set("from", view.period.from);
    params.set("to", view.period.to);
  }
  if (view.compare !== "previous") params.set("compare", view.compare);
  if (view.grain !== "auto") params.set("grain", view.grain);
  if (view.tz !== null) params.set("tz", view.tz);
  appendFilters(params, "", view.filters);
  if (view.vs) params.set("vs", formatVersus(view.vs));
  if (view.aside) appendAside(params, view.aside);
  const query = params.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
  return `/${view.tab}${query === "" ? "" : `?${query}`}`;
}

/** "project:tower", "last-month" or "2026-03-01..2026-03-31". */
export function formatVersus(vs: Versus): string {
  return isOfProjects(vs) ? `project:${vs.project}` : formatPeriod(vs.period);
}

/** "last-month" or "2026-03-01..2026-03-31". */
export function formatPeriod(period: Period): string {
  return "preset" in period ? period.preset : `${period.from}..${period.to}`;
}

/** Whether two projects stand side by side, and not two periods of the same. */
export function isOfProjects(vs: Versus | null): vs is { project: string } {
  return vs !== null && "project" in vs;
}

/** The view on the other side of the comparison. */
export function otherSide(view: View): View {
  const { vs } = view;
  if (!vs) return view;
  if ("period" in vs) return { ...view, period: vs.period, vs: null };
  return { ...view, filters: { ...view.filters, project: [vs.project] }, vs: null };
}

/** The same comparison with its sides exchanged, where both can be said. */
export function swapped(view: View): View | null {
  const { vs } = view;
  if (!vs) return null;
  if ("period" in vs) return { ...view, period: vs.period, vs: { period: view.period } };
  const [own, ...more] = view.filters["project"] ?? [];
  if (own === undefined || more.length > 0) return null;
  return { ...otherSide(view), vs: { project: own } };
}

function appendAside(params: URLSearchParams, aside: Aside): void {
  params.set(aside.kind, aside.metric);
  if (aside.other) params.set("at.side", "b");
  if (aside.from) params.set("at.from", aside.from);
  if (aside.to) params.set("at.to", aside.to);
  if (aside.atLeast) params.set("at.atLeast", aside.atLeast);
  if (aside.below) params.set("at.below", aside.below);
  appendFilters(params, "at.", aside.filters);
}

function appendFilters(params: URLSearchParams, prefix: string, filters: Filters): void {
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) params.append(prefix + name, value);
  }
}

/** Reads parameters once each, keeping a list of what it could not use. */
class Reader {
  private readonly found: UrlProblem[] = [];
  private readonly read = new Set<string>();

  constructor(
    private readonly params: URLSearchParams,
    private readonly known: Known,
  ) {}

  tab(path: string): string {
    const { sheets, home } = this.known;
    const name = path.replace(/^\/+|\/+$/g, "");
    if (sheets.includes(name)) return name;
    const atHome = name === "" || name === SIGN_IN;
    const other = atHome || !sheets.includes(OVERVIEW) ? home : OVERVIEW;
    if (!atHome && pageOf(path) === null) {
      this.report("page", `There is no page “${shorten(name)}”; this is the ${other}.`);
    }
    return other;
  }

  period(): Period {
    const preset = this.one("period");
    const from = this.one("from");
    const to = this.one("to");
    if (from !== null || to !== null) {
      const range = this.range(from ?? "", to ?? "");
      if (range) return range;
    } else if (preset !== null) {
      if (ROLLING.test(preset) || NAMED.test(preset)) return { preset };
      this.report(
        "period",
        `“${shorten(preset)}” is not a period, such as 30d, 12w, 6m, 1y, this-quarter or all; the last 12 months are shown.`,
      );
    }
    return { preset: DEFAULT_PERIOD };
  }

  choice<T extends string>(field: string, allowed: readonly T[], fallback: T): T {
    const value = this.one(field);
    if (value === null) return fallback;
    const match = allowed.find((candidate) => candidate === value);
    if (match === undefined) {
      this.report(field, `“${shorten(value)}” is no choice for ${field}; it can be ${allowed.join(", ")}.`);
    }
    return match ?? fallback;
  }

  zone(): string | null {
    const value = this.one("tz");
    if (value === null) return null;
    const zone = zoneOf(value);
    if (zone === null) this.report("tz", `“${shorten(value)}” is not a time zone, such as America/Denver.`);
    return zone;
  }

  filters(prefix: string): Filters {
    const filters: Filters = {};
    for (const name of [...this.known.dimensions, SET_APART]) {
      if (prefix === "" && RESERVED.has(name)) continue;
      const values = this.values(prefix + name);
      if (values.length > 0) filters[name] = values;
    }
    return filters;
  }

  versus(): Versus | null {
    const text = this.one("vs");
    if (text === null) return null;
    if (text.startsWith("project:") && text.length > 8 && text.length <= MAX_LENGTH)
      return { project: text.slice(8) };
    const [from, to] = text.split("..");
    if (to !== undefined) {
      const range = this.range(from ?? "", to);
      return range && { period: range };
    }
    if (ROLLING.test(text) || NAMED.test(text)) return { period: { preset: text } };
    this.report(
      "vs",
      `“${shorten(text)}” is nothing to compare the view with, such as project:NAME or last-month.`,
    );
    return null;
  }

  aside(): Aside | null {
    const range = { from: this.one("at.from"), to: this.one("at.to") };
    const bounds = this.bounds();
    const filters = this.filters("at.");
    const other = this.choice("at.side", ["a", "b"] as const, "a") === "b";
    for (const kind of ASIDES) {
      const metric = this.one(kind);
      if (metric === null) continue;
      const form = kind === "elements" ? ELEMENTS : METRIC_NAME;
      if (form.test(metric))
        return { kind, metric, filters, ...(other ? { other } : {}), ...this.instants(range), ...bounds };
      const what = kind === "elements" ? "a set of elements" : "the name of a metric";
      this.report(kind, `“${shorten(metric)}” is not ${what}.`);
    }
    return null;
  }

  /** A parameter that another part of the product puts into the address. */
  accept(name: string): void {
    this.read.add(name);
  }

  unknown(): void {
    for (const name of new Set(this.params.keys())) {
      if (!this.read.has(name)) {
        this.report(name, `The address has “${shorten(name)}”, which means nothing here; it was left out.`);
      }
    }
  }

  problems(): UrlProblem[] {
    if (this.found.length <= MAX_PROBLEMS) return this.found;
    const rest = this.found.length - MAX_PROBLEMS;
    return [...this.found.slice(0, MAX_PROBLEMS), { field: "", text: `And ${rest} more.` }];
  }

  private range(from: string, to: string): Period | null {
    const said = whatIsWrong(from, to);
    if (said === null) return { from, to };
    this.report("from", said);
    return null;
  }

  private instants(range: { from: string | null; to: string | null }): { from?: string; to?: string } {
    const result: { from?: string; to?: string } = {};
    for (const end of ["from", "to"] as const) {
      const value = range[end];
      if (value === null) continue;
      if (Number.isNaN(Date.parse(value))) {
        this.report(`at.${end}`, `“${shorten(value)}” is not a point in time.`);
      } else result[end] = value;
    }
    return result;
  }

  private bounds(): { atLeast?: string; below?: string } {
    const result: { atLeast?: string; below?: string } = {};
    for (const end of ["atLeast", "below"] as const) {
      const value = this.one(`at.${end}`);
      if (value === null) continue;
      if (NUMBER.test(value)) result[end] = value;
      else this.report(`at.${end}`, `“${shorten(value)}” is not a number.`);
    }
    return result;
  }

  private values(name: string): string[] {
    this.read.add(name);
    const values = [...new Set(this.params.getAll(name))];
    const usable = values.filter((value) => value.length <= MAX_LENGTH);
    if (usable.length < values.length) {
      this.report(name, `A value of “${name}” is longer than ${MAX_LENGTH} characters; it was left out.`);
    }
    if (usable.length > MAX_VALUES) {
      this.report(name, `“${name}” has ${usable.length} values; the first ${MAX_VALUES} are used.`);
    }
    return usable.slice(0, MAX_VALUES);
  }

  private one(name: string): string | null {
    this.read.add(name);
    const values = this.params.getAll(name);
    if (values.length > 1) this.report(name, `“${name}” is given ${values.length} times; the first counts.`);
    return values[0] ?? null;
  }

  private report(field: string, text: string): void {
    this.found.push({ field, text });
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Why two ends are no period, in words; null where they are one. */
function whatIsWrong(from: string, to: string): string | null {
  if (from === "" || to === "")
    return `A period needs both from and to; “${from === "" ? "from" : "to"}” is missing.`;
  const instants = validInstant(from) && validInstant(to);
  if (!instants && !(validDate(from) && validDate(to))) {
    const wrong = validDate(from) ? to : from;
    return `“${shorten(wrong)}” is not a date; from and to are dates such as 2026-03-01.`;
  }
  if (instants && Date.parse(from) === Date.parse(to))
    return `The period would end when it begins (${from}).`;
  const backwards = instants ? Date.parse(from) > Date.parse(to) : from > to;
  return backwards ? `The period would end (${to}) before it begins (${from}).` : null;
}

function validDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** An hour's beginning or end, as brushing within a day makes them. */
function validInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** A zone by its proper name, however it is written; null for what is none. */
function zoneOf(name: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    // Browsers may know a zone under its former name; one that is written properly is left as it is.
    const misspelt = timeZone.toLowerCase() === name.toLowerCase() || name === name.toLowerCase();
    return misspelt ? timeZone : name;
  } catch {
    // Intl throws on a name it does not know; that is the answer.
    return null;
  }
}
