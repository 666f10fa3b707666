import type { CSSProperties } from "react";
import { useView } from "../view/useView";
import { KpiCard } from "../ui/KpiCard";
import { AGAINST } from "./against";
import { useDrill } from "./drill";
import type { Sheet } from "./useSheet";

/** Metrics as cards, side by side like the cells of a title block. */
export function KpiRow({ sheet, metrics, label }: { sheet: Sheet; metrics: string[]; label: string }) {
  const [view] = useView();
  const drill = useDrill();
  return (
    <section
      className={sheet.stale ? "kpi-row stale" : "kpi-row"}
      style={columns(metrics.length)}
      aria-label={label}
    >
      <h2 className="visually-hidden">{label}</h2>
      {metrics.map((metric) => {
        const info = sheet.info(metric);
        if (!info) return null;
        return (
          <KpiCard
            key={metric}
            info={info}
            result={sheet.result(metric)}
            unanswered={sheet.problem !== null}
            against={sheet.beside === null ? AGAINST[view.compare] : `in ${sheet.beside}`}
            beside={sheet.beside !== null}
            onEvents={() => drill.events(metric)}
            onWhy={() => drill.why(metric)}
            onChart={() => drill.chart(metric)}
            onRetry={sheet.retry}
          />
        );
      })}
    </section>
  );
}

/** As many columns as leave the fewest empty cells, for a huge, a wide and a middling page. */
function columns(cards: number): CSSProperties {
  return {
    "--columns-huge": fewestGaps(cards, [7, 8, 10, 9, 6, 5, 4]),
    "--columns-wide": fewestGaps(cards, [5, 6, 4]),
    "--columns": fewestGaps(cards, [4, 3]),
  } as CSSProperties;
}

function fewestGaps(cards: number, choices: number[]): number {
  const gaps = (columns: number) => (columns - (cards % columns)) % columns;
  return choices.reduce((best, choice) => (gaps(choice) < gaps(best) ? choice : best));
}
