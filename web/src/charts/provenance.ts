import { createContext } from "react";

/** Where a picture comes from: what has to stand on it when it leaves the page. */
export interface Provenance {
  /** The sheet, and what the data is where it is not real. */
  sheet: string;
  /** "30 Nov 2025 – 29 Nov 2026, against …" */
  period: string;
  /** The same for the name of a file: "2025-11-30 to 2026-11-29". */
  days: string;
  /** "Project: tower · Person: ana"; empty where nothing is narrowed. */
  filters: string;
  /** Until when what was received is in the numbers. */
  asOf: string;
  /** Which server said so. */
  source: string;
}

/** Null where a picture stands alone. */
export const ProvenanceContext = createContext<Provenance | null>(null);

/** The lines above and below a picture. */
export function linesOf(provenance: Provenance | null): { head: string[]; foot: string } {
  if (provenance === null) return { head: [], foot: "AEC OS Analytics" };
  const { sheet, period, filters, asOf, source } = provenance;
  return {
    head: [period, filters === "" ? "No filters" : filters],
    foot: `${source} · ${sheet} · as of ${asOf}`,
  };
}
