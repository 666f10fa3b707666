import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { Catalogue, Status } from "../api/types";
import { FilterBar } from "../features/filters/FilterBar";
import { Guard } from "../ui/Guard";
import { useParsedView } from "../view/useView";
import { TABS, type ParsedView } from "../view/viewState";
import { Banners } from "./Banners";
import { Overlays, type Overlay } from "./Overlays";
import { Sides } from "./Sides";
import { Tabs } from "./Tabs";
import { TitleBlock } from "./TitleBlock";

const Asides = lazy(() => import("./Asides"));

/** The frame around every sheet: title block, tabs, filters, and what lies open beside it. */
export function Shell({ status, catalogue }: { status: Status; catalogue: Catalogue }) {
  const { view, problems } = checked(useParsedView(), catalogue);
  const tab = TABS.find((one) => one.id === view.tab) ?? TABS[0];
  const zone = view.tz ?? status.tz;
  const context = useMemo(() => ({ catalogue, zone }), [catalogue, zone]);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useEffect(() => {
    document.title = `${tab.title} · AEC OS Analytics`;
  }, [tab]);
  return (
    <div className="frame">
      <a className="skip" href="#sheet">
        Skip to the numbers
      </a>
      <TitleBlock status={status} view={view} onOpen={setOverlay} />
      <Tabs view={view} />
      <FilterBar zone={status.tz} />
      <Banners status={status} problems={problems} view={view} zone={zone} />
      <main id="sheet" tabIndex={-1}>
        <h1 className="visually-hidden">{tab.title}</h1>
        <Sides view={view} context={context} />
      </main>
      <footer className="colophon">
        <span>AEC OS Analytics {status.version}</span>
        <span>
          Signed in as {status.viewer.name} ({status.viewer.role.toLowerCase()})
        </span>
        <span>All data stays on this machine</span>
      </footer>
      <Overlays view={view} catalogue={catalogue} open={overlay} onOpen={setOverlay} />
      {view.aside && (
        <Guard title="What lies open">
          <Suspense fallback={null}>
            <Asides view={view} context={context} />
          </Suspense>
        </Guard>
      )}
    </div>
  );
}

/** Only the catalogue knows which metrics there are; an address may name any. */
function checked({ view, problems }: ParsedView, catalogue: Catalogue): ParsedView {
  const { aside } = view;
  const known =
    !aside || aside.kind === "elements" || catalogue.metrics.some((metric) => metric.name === aside.metric);
  if (known) return { view, problems };
  const text = `There is no metric “${aside.metric}”; nothing was opened.`;
  return { view: { ...view, aside: null }, problems: [...problems, { field: aside.kind, text }] };
}
