import { useEffect, useRef } from "react";
import { useSheets } from "../api/sheets";
import type { Page } from "../view/pages";
import { follow } from "../view/useView";
import { formatView, type View } from "../view/viewState";

/** The sheets of the set. They are links, so they open in a new tab and have an address each. */
export function Tabs({ view, page }: { view: View; page: Page | null }) {
  const { data: sheets = [] } = useSheets();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const tab = current.current;
    const strip = tab?.parentElement;
    if (!tab || !strip || typeof ResizeObserver === "undefined") return;
    // It reports once the page has been laid out, which asking for widths here would do once more.
    const observer = new ResizeObserver(() => reveal(tab, strip));
    observer.observe(strip);
    return () => observer.disconnect();
  }, [view.tab]);
  return (
    <nav className="tabs" aria-label="Sheets">
      {sheets.map((sheet) => {
        const target: View = { ...view, tab: sheet.name, aside: null };
        const selected = page === null && sheet.name === view.tab;
        return (
          <a
            key={sheet.name}
            ref={selected ? current : undefined}
            href={formatView(target)}
            className="tab"
            aria-current={selected ? "page" : undefined}
            onClick={(event) => follow(event, target)}
          >
            <span className="tab-sheet" aria-hidden="true">
              {sheet.number}
            </span>
            {sheet.title}
          </a>
        );
      })}
    </nav>
  );
}

/**
 * Scrolls a strip as little as it takes to show a tab whole. Not scrollIntoView: Chromium would start the
 * next Tab key from there, past the skip link.
 */
function reveal(tab: HTMLElement, strip: HTMLElement): void {
  const start = tab.offsetLeft - strip.offsetLeft;
  const end = start + tab.offsetWidth;
  if (start < strip.scrollLeft) strip.scrollLeft = start;
  else if (end > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = end - strip.clientWidth;
}
