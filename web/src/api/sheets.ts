import { useQuery } from "@tanstack/react-query";
import { getJson } from "./client";

/** One picture of a sheet; what its kind does not need is null or empty. */
export interface Panel {
  kind: string;
  title: string | null;
  span: number | null;
  metrics: string[];
  by: string[];
  within: string | null;
  columns: string | null;
  marks: string[];
  level: string | null;
  unit: string | null;
}

/** Panels under a title, open or folded at first. */
export interface Section {
  title: string;
  open: boolean;
  panels: Panel[];
}

/** A page of the dashboard, as the catalogue of the server declares it. */
export interface SheetSpec {
  name: string;
  title: string;
  number: string;
  question: string;
  /** It is of the viewer's own events. */
  own: boolean;
  /** The viewer begins with it. */
  home: boolean;
  lead: Panel[];
  cards: string[];
  uncarded: string[];
  panels: Panel[];
  sections: Section[];
}

/** The sheets that are for the viewer, in their order. */
export function useSheets() {
  return useQuery({
    queryKey: ["sheets"],
    queryFn: ({ signal }) => getJson<{ sheets: SheetSpec[] }>("/api/sheets", signal),
    refetchInterval: 60_000,
    select: ({ sheets }) => sheets,
  });
}
