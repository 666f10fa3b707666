import { useMemo } from "react";
import { useStatus } from "../api/queries";
import type { SheetSpec } from "../api/sheets";
import type { Span } from "../api/types";
import type { Provenance } from "../charts/provenance";
import { isoDays } from "../ui/dates";
import { dimensionWord } from "../ui/dimensions";
import { formatInstant, formatSpan, labelOf } from "../ui/format";
import { useView } from "../view/useView";
import type { Filters } from "../view/viewState";
import type { SheetContext } from "./context";
import type { Sheet } from "./useSheet";

/** What a picture of a sheet says of where it comes from; null until the sheet is answered. */
export function useProvenance(spec: SheetSpec, sheet: Sheet, context: SheetContext): Provenance | null {
  const [view] = useView();
  const { data: status } = useStatus();
  const { meta } = sheet;
  const demo = status?.demo === true;
  return useMemo(() => {
    if (!meta) return null;
    const { zone } = context;
    const against = meta.comparison ? `, against ${formatSpan(meta.comparison, zone)}` : "";
    return {
      sheet: `${spec.number} ${spec.title}`,
      period: `${formatSpan(meta.period, zone)}${against} · ${zone}`,
      days: daysOf(meta.period, zone),
      filters: filterWords(view.filters),
      asOf: formatInstant(meta.watermark.receivedAt, zone),
      source: `AEC OS Analytics at ${window.location.host}${demo ? ", demo data" : ""}`,
    };
  }, [meta, context, spec, view.filters, demo]);
}

/** "2025-11-30 to 2026-11-29", or the one day that it is. */
export function daysOf(span: Span, zone: string): string {
  const { from, to } = isoDays(span, zone);
  return from === to ? from : `${from} to ${to}`;
}

/** "Project: tower, annex · Person: ana" */
export function filterWords(filters: Filters): string {
  return Object.entries(filters)
    .map(
      ([name, values]) => `${dimensionWord(name)}: ${values.map((value) => labelOf(name, value)).join(", ")}`,
    )
    .join(" · ");
}
