import { lazy, Suspense, useEffect, useMemo, type ReactNode } from "react";
import type { Panel, SheetSpec } from "../api/sheets";
import { ProvenanceContext } from "../charts/provenance";
import type { SheetContext } from "./context";
import { Following } from "./Following";
import { InsightsRoom } from "./InsightsRoom";
import { KpiRow } from "./KpiRow";
import type { Parts } from "./parts";
import { SectionFold } from "./SectionFold";
import { SheetHead } from "./SheetHead";
import { cardsOf, panelsOf, queriesOf, withSpans } from "./spec";
import { useProvenance } from "./useProvenance";
import { useSheet } from "./useSheet";

const Panels = lazy(() => import("./Panels"));

/** It stands on every sheet, so no sheet has to say so. */
const INSIGHTS: Panel = {
  kind: "insights",
  title: null,
  span: null,
  metrics: [],
  by: [],
  within: null,
  columns: null,
  marks: [],
  of: [],
  level: null,
  unit: null,
};

interface SheetPageProps {
  spec: SheetSpec;
  context: SheetContext;
  parts: Parts;
  /** What can be done with the sheet, beside its question. */
  tools?: ReactNode;
}

/** A sheet, drawn from its declaration with one request. */
export function SheetPage({ spec, context, parts, tools }: SheetPageProps) {
  const { catalogue } = context;
  const cards = useMemo(() => cardsOf(spec, catalogue), [spec, catalogue]);
  const panels = useMemo(() => withSpans(panelsOf(spec.panels, catalogue)), [spec, catalogue]);
  const queries = useMemo(() => queriesOf(cards, [...spec.lead, ...panels]), [cards, spec, panels]);
  const sheet = useSheet(context, queries);
  const Insights = parts[INSIGHTS.kind]?.View;
  useEffect(() => {
    // What stands below the cards is under way while they are asked for.
    for (const panel of panels) void parts[panel.kind]?.load?.();
  }, [panels, parts]);
  const provenance = useProvenance(spec, sheet, context);
  return (
    <ProvenanceContext.Provider value={provenance}>
      <SheetHead sheet={sheet} context={context} question={spec.question} tools={tools} />
      {spec.lead.map((panel) => {
        const Lead = parts[panel.kind]?.View;
        return Lead && <Lead key={panel.kind} panel={panel} sheet={sheet} context={context} />;
      })}
      <KpiRow sheet={sheet} metrics={cards} of={spec.name} />
      {Insights && (
        <Suspense fallback={<InsightsRoom settled={false} />}>
          <Insights panel={INSIGHTS} sheet={sheet} context={context} />
        </Suspense>
      )}
      <Following sheet={sheet}>
        {(following) => <Panels panels={panels} sheet={following} context={context} parts={parts} />}
      </Following>
      {spec.sections.map((section) => (
        <SectionFold
          key={section.title}
          sheet={spec.name}
          section={section}
          context={context}
          parts={parts}
        />
      ))}
    </ProvenanceContext.Provider>
  );
}
