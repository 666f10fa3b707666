import { useContext, type CSSProperties } from "react";
import { OtherSide, useView } from "../view/useView";
import { Fold } from "../ui/Fold";
import { KpiCard } from "../ui/KpiCard";
import { AGAINST } from "./against";
import { useDrill } from "./drill";
import type { Sheet } from "./useSheet";

/** As many figures as somebody takes in at once; the others are folded away. */
const FIRST = 6;

interface KpiRowProps {
  sheet: Sheet;
  metrics: string[];
  /** The name of the sheet. */
  of: string;
}

/** Metrics as cards, side by side like the cells of a title block; the first of them at once. */
export function KpiRow({ sheet, metrics, of }: KpiRowProps) {
  const first = metrics.slice(0, FIRST);
  const more = metrics.slice(FIRST);
  const titles = more.flatMap((metric) => sheet.info(metric)?.title ?? []);
  return (
    <>
      <Cards sheet={sheet} metrics={first} label="Key figures" />
      {more.length > 0 && (
        <Fold
          title={more.length === 1 ? "1 more figure" : `${more.length} more figures`}
          name={`${of} figures`}
          open={false}
          summary={titles.join(" · ")}
        >
          {() => <Cards sheet={sheet} metrics={more} label="More figures" />}
        </Fold>
      )}
    </>
  );
}

function Cards({ sheet, metrics, label }: { sheet: Sheet; metrics: string[]; label: string }) {
  const [view] = useView();
  const drill = useDrill();
  // Of two sides one says how they differ; the other would only say it backwards.
  const mirrored = useContext(OtherSide);
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
            against={mirrored ? "" : sheet.beside === null ? AGAINST[view.compare] : `in ${sheet.beside}`}
            beside={sheet.beside !== null}
            onEvents={() => drill.events(metric)}
            onWhy={() => drill.why(metric)}
            onChart={() => drill.chart(metric)}
            onChanges={() => drill.changes(metric)}
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
    "--columns-huge": fewestGaps(cards, [6, 7, 8, 5, 4]),
    "--columns-wide": fewestGaps(cards, [6, 5, 4]),
    "--columns": fewestGaps(cards, [3, 4]),
  } as CSSProperties;
}

function fewestGaps(cards: number, choices: number[]): number {
  const gaps = (columns: number) => (columns - (cards % columns)) % columns;
  return choices.reduce((best, choice) => (gaps(choice) < gaps(best) ? choice : best));
}
