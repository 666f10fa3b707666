/**
 * Parts of an address that this page understands and the server does not: it knows best which zones, periods and
 * values there are. Such a part costs itself, not the page.
 */
import type { Problem, ViewRequest } from "../api/types";
import { spanOf } from "./request";
import { defaultView, formatPeriod, type ParsedView, type View } from "./viewState";

/** What the server said of a part, while the address still has it. */
export interface Refusal {
  field: string;
  value: string;
  text: string;
}

const BAD_REQUEST = 400;
const WHEN = new Set(["period", "from", "to"]);
const FILTER = /^filters\./;

/** Which part of the view a request was refused for; null where none of them is to blame. */
export function refusalOf(view: View, request: ViewRequest, problem: Problem): Refusal | null {
  if (problem.status !== BAD_REQUEST || !problem.field) return null;
  const field = blamed(view, request, problem.field.replace(FILTER, ""));
  if (field === null) return null;
  const part = partOf(field);
  if (same(part.of(view), part.of(defaultView()))) return null;
  return { field, value: JSON.stringify(part.of(view)), text: textOf(problem) };
}

/** The view without the parts that were refused, each of them named. */
export function withoutRefused({ view, problems }: ParsedView, refusals: Refusal[]): ParsedView {
  const standing = refusals.filter(({ field, value }) => JSON.stringify(partOf(field).of(view)) === value);
  return {
    view: standing.reduce((left, { field }) => partOf(field).without(left), view),
    problems: [...problems, ...standing.map(({ field, text }) => ({ field, text }))],
  };
}

interface Part {
  of: (view: View) => unknown;
  without: (view: View) => View;
}

function replaced(name: "period" | "compare" | "grain" | "tz" | "vs"): Part {
  return { of: (view) => view[name], without: (view) => ({ ...view, [name]: defaultView()[name] }) };
}

function filter(name: string): Part {
  return {
    of: (view) => view.filters[name] ?? null,
    without: (view) => {
      const others = Object.entries(view.filters).filter(([other]) => other !== name);
      return { ...view, filters: Object.fromEntries(others) };
    },
  };
}

const PARTS = new Map(
  (["period", "compare", "grain", "tz", "vs"] as const).map((name) => [name as string, replaced(name)]),
);

/** A part of the address by its name; whatever else can be refused is a filter. */
function partOf(name: string): Part {
  return PARTS.get(name) ?? filter(name);
}

/** A period can be the view's own, or that of the other side of a comparison. */
function blamed(view: View, request: ViewRequest, field: string): string | null {
  if (field === "against") return sideOf(view, request.against);
  if (!WHEN.has(field)) return field;
  const asked = { period: request.period, from: request.from, to: request.to };
  const is = (one: View["period"]) =>
    same({ period: undefined, from: undefined, to: undefined, ...spanOf(one) }, asked);
  if (is(view.period)) return "period";
  return view.vs && "period" in view.vs && is(view.vs.period) ? "vs" : null;
}

/** Each side is compared with the other one's period, the view's own included. */
function sideOf({ vs, period }: View, against: string | undefined): string | null {
  if (!vs || !("period" in vs)) return null;
  if (against === formatPeriod(vs.period)) return "vs";
  return against === formatPeriod(period) ? "period" : null;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function textOf({ field, detail, title }: Problem): string {
  return `The server cannot use “${field ?? ""}”: ${detail ?? title}. It was left out.`;
}
