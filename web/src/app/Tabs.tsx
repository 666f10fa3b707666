import { useEffect, useRef, type MouseEvent } from "react";
import { navigate } from "../view/useView";
import { formatView, TABS, type View } from "../view/viewState";

/** The sheets of the set. They are links, so they open in a new tab and have an address each. */
export function Tabs({ view }: { view: View }) {
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // Not scrollIntoView: Chromium would start the next Tab key from there, past the skip link.
    const tab = current.current;
    const strip = tab?.parentElement;
    if (!tab || !strip) return;
    const start = tab.offsetLeft - strip.offsetLeft;
    const end = start + tab.offsetWidth;
    if (start < strip.scrollLeft) strip.scrollLeft = start;
    else if (end > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = end - strip.clientWidth;
  }, [view.tab]);
  return (
    <nav className="tabs" aria-label="Sheets">
      {TABS.map((tab) => {
        const target: View = { ...view, tab: tab.id, aside: null };
        const selected = tab.id === view.tab;
        return (
          <a
            key={tab.id}
            ref={selected ? current : undefined}
            href={formatView(target)}
            className="tab"
            aria-current={selected ? "page" : undefined}
            onClick={(event) => follow(event, target)}
          >
            <span className="tab-sheet" aria-hidden="true">
              {tab.sheet}
            </span>
            {tab.title}
          </a>
        );
      })}
    </nav>
  );
}

function follow(event: MouseEvent, target: View): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  navigate(target);
}
