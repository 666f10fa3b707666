import { lazy, Suspense, useMemo } from "react";
import type { Section } from "../api/sheets";
import { Fold } from "../ui/Fold";
import { LoadingBlock } from "../ui/Notice";
import { usePart } from "../view/useView";
import type { SheetContext } from "./context";
import type { Parts } from "./parts";
import { panelsOf, queriesOf, withSpans, type Placed } from "./spec";
import { useSheet } from "./useSheet";

const Panels = lazy(() => import("./Panels"));
const NO_CARDS: string[] = [];

interface SectionFoldProps {
  /** The sheet that it is of. */
  sheet: string;
  section: Section;
  context: SheetContext;
  parts: Parts;
}

/** Panels that a reader unfolds. Only then are their numbers asked for. */
export function SectionFold({ sheet, section, context, parts }: SectionFoldProps) {
  const panels = useMemo(
    () => withSpans(panelsOf(section.panels, context.catalogue)),
    [section, context.catalogue],
  );
  const { part, visit } = usePart();
  if (panels.length === 0) return null;
  const titles = panels.flatMap((panel) => panel.title ?? parts[panel.kind]?.title ?? []);
  const named = panels.some((panel) => panel.kind === part);
  return (
    <Fold
      title={section.title}
      name={`${sheet} ${section.title}`}
      open={section.open}
      summary={titles.join(" · ")}
      visit={named ? visit : null}
    >
      {() => (
        <Suspense fallback={<LoadingBlock height={320} />}>
          <Unfolded panels={panels} context={context} parts={parts} />
        </Suspense>
      )}
    </Fold>
  );
}

function Unfolded({ panels, context, parts }: { panels: Placed[]; context: SheetContext; parts: Parts }) {
  const queries = useMemo(() => queriesOf(NO_CARDS, panels), [panels]);
  const sheet = useSheet(context, queries);
  return <Panels panels={panels} sheet={sheet} context={context} parts={parts} />;
}
