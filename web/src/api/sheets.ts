import { useQuery } from "@tanstack/react-query";
import { getJson } from "./client";
import type { Schemas } from "./types";

/** One picture of a sheet; what its kind does not need is null or empty. */
export type Panel = Schemas["PanelJson"];
/** Panels under a title, open or folded at first. */
export type Section = Schemas["SectionJson"];
/** A page of the dashboard, as the catalogue of the server declares it. */
export type SheetSpec = Schemas["SheetJson"];

/** The sheets that are for the viewer, in their order. */
export function useSheets() {
  return useQuery({
    queryKey: ["sheets"],
    queryFn: ({ signal }) => getJson<Schemas["SheetsJson"]>("/api/sheets", signal),
    refetchInterval: 60_000,
    select: ({ sheets }) => sheets,
  });
}
