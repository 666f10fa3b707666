import type { Annotation } from "../../api/insight";
import type { Mark } from "../../charts/TrendChart";
import { isoDay } from "../../ui/dates";

export interface NamedMark extends Mark {
  /** In which projects it happened that day; empty where it belongs to none. */
  projects: string[];
}

/** The same thing on the same day in several projects is one mark; oldest first. */
export function marksOf(annotations: Annotation[], zone: string): NamedMark[] {
  const marks = new Map<string, NamedMark>();
  for (const one of [...annotations].sort((a, b) => a.t.localeCompare(b.t))) {
    const key = `${one.kind} ${one.label} ${isoDay(one.t, zone)}`;
    const known = marks.get(key);
    const projects = one.project === null ? [] : [one.project];
    if (known) known.projects = [...new Set([...known.projects, ...projects])];
    else marks.set(key, { t: one.t, label: one.label, tone: toneOf(one), projects });
  }
  return [...marks.values()].map((mark) =>
    mark.projects.length > 1 ? { ...mark, label: `${mark.label} (${mark.projects.length} projects)` } : mark,
  );
}

function toneOf(one: Annotation): Mark["tone"] {
  return one.label.startsWith("Rolled back") ? "warn" : "plain";
}
