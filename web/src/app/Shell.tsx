import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { Me } from "../api/me";
import type { SheetSpec } from "../api/sheets";
import type { Catalogue, Status } from "../api/types";
import { FilterBar } from "../features/filters/FilterBar";
import { Guard } from "../ui/Guard";
import { Mine, usePage, useParsedView } from "../view/useView";
import { namesOf } from "../view/roles";
import type { ParsedView } from "../view/viewState";
import { Banners } from "./Banners";
import { Overlays, type Overlay } from "./Overlays";
import { PageOf } from "./PageOf";
import { Sides } from "./Sides";
import { Tabs } from "./Tabs";
import { TakeAwayButtons } from "./TakeAwayButtons";
import { TitleBlock } from "./TitleBlock";
import { useFreshStart } from "./useFreshStart";
import { ViewingAs } from "./ViewingAs";

const Asides = lazy(() => import("./Asides"));

interface ShellProps {
  status: Status;
  catalogue: Catalogue;
  sheets: SheetSpec[];
  me: Me;
}

/** The frame around every sheet: title block, tabs, filters, and what lies open beside it. */
export function Shell({ status, catalogue, sheets, me }: ShellProps) {
  useFreshStart(me);
  const { view, problems } = checked(useParsedView(), catalogue);
  const page = usePage();
  const spec = sheets.find((one) => one.name === view.tab);
  const own = spec?.own ?? false;
  const mine = useMemo(() => (own ? namesOf(me) : null), [own, me]);
  const title = page?.title ?? spec?.title;
  const zone = view.tz ?? status.tz;
  const context = useMemo(() => ({ catalogue, zone }), [catalogue, zone]);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useEffect(() => {
    document.title = `${title} · AEC OS Analytics`;
  }, [title]);
  return (
    <div className="frame">
      <a className="skip" href="#sheet">
        Skip to the numbers
      </a>
      <ViewingAs />
      <TitleBlock status={status} view={view} spec={spec} page={page} onOpen={setOverlay} />
      <Tabs view={view} page={page} />
      {!page && <FilterBar own={own} zone={status.tz} />}
      <Banners status={status} problems={page ? [] : problems} view={view} zone={zone} />
      <main id="sheet" tabIndex={-1}>
        <h1 className="visually-hidden">{title}</h1>
        {page ? (
          <PageOf page={page} zone={zone} />
        ) : (
          <Mine.Provider value={mine}>
            {spec && (
              <Sides
                view={view}
                spec={spec}
                context={context}
                tools={<TakeAwayButtons tz={view.tz} onSave={() => setOverlay("save")} />}
              />
            )}
          </Mine.Provider>
        )}
      </main>
      <footer className="colophon">
        <span>AEC OS Analytics {status.version}</span>
        <span>
          Signed in as {me.seenBy ?? `${me.name} (${me.role.replace("-", " ")})`}
          {me.seenBy !== null && `, viewing as ${me.name}`}
        </span>
        <span>All data stays on this machine</span>
      </footer>
      <Overlays view={view} catalogue={catalogue} open={overlay} onOpen={setOverlay} />
      {view.aside && !page && (
        <Guard title="What lies open">
          <Suspense fallback={null}>
            <Mine.Provider value={mine}>
              <Asides view={view} context={context} />
            </Mine.Provider>
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
