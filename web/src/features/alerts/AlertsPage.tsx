import type { MouseEvent } from "react";
import type { PageProps } from "../../view/pages";
import { openAddress } from "../../view/useView";
import { AlertList } from "./AlertList";
import { NoticeList } from "./NoticeList";
import "./alerts.css";

const SECTIONS = [
  { id: "alerts", title: "Alerts" },
  { id: "notices", title: "Notices" },
];

/** What somebody wants to be told of, and what they were told; each has an address. */
export default function AlertsPage({ section, zone }: PageProps) {
  return (
    <div className="alerts-page">
      <nav className="page-parts" aria-label="Alerts">
        {SECTIONS.map(({ id, title }) => (
          <a
            key={id}
            href={`/alerts/${id}`}
            className="page-part"
            aria-current={id === section ? "page" : undefined}
            onClick={(event) => follow(event, `/alerts/${id}`)}
          >
            {title}
          </a>
        ))}
      </nav>
      {section === "notices" ? <NoticeList zone={zone} /> : <AlertList zone={zone} />}
    </div>
  );
}

function follow(event: MouseEvent, address: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openAddress(address);
}
