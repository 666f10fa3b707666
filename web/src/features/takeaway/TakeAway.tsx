import { useState } from "react";
import { useMay } from "../../api/me";
import { takeReport, thisPage, type ReportFormat, type Wanted } from "../../api/reports";
import { offeredExports } from "../../charts/exports";
import { Icon } from "../../ui/Icon";
import { Popover } from "../../ui/Popover";

interface TakeAwayProps {
  what: "share" | "export";
  at: { x: number; y: number };
  tz: string | null;
  onSave: (() => void) | null;
  onClose: () => void;
}

/** What can be done with a sheet besides reading it. */
export default function TakeAway({ what, at, tz, onSave, onClose }: TakeAwayProps) {
  return (
    <Popover label={what === "share" ? "Share" : "Export"} at={at} onClose={onClose}>
      {what === "share" ? <Share onSave={onSave} onClose={onClose} /> : <Export tz={tz} onClose={onClose} />}
    </Popover>
  );
}

function Share({ onSave, onClose }: Pick<TakeAwayProps, "onSave" | "onClose">) {
  const [said, setSaid] = useState("");
  const address = window.location.href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow the copy; select the address instead.");
    }
  };
  return (
    <>
      <label className="popover-field">
        The address of this view
        <input
          type="text"
          readOnly
          value={address}
          onFocus={(event) => {
            event.target.select();
          }}
        />
      </label>
      <div className="popover-row">
        <button type="button" className="button button-main" onClick={() => void copy()}>
          <Icon name="copy" size={14} /> Copy link
        </button>
        <a
          className="button"
          href={`mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(address)}`}
        >
          Mail
        </a>
        {onSave && (
          <button
            type="button"
            className="button"
            onClick={() => {
              onClose();
              onSave();
            }}
          >
            <Icon name="bookmark" size={14} /> Save view…
          </button>
        )}
      </div>
      <p role="status" className="quiet">
        {said || "Whoever opens it sees the numbers that they may see, at the time when they open it."}
      </p>
    </>
  );
}

const FORMATS: { id: ReportFormat; title: string }[] = [
  { id: "pdf", title: "Report (PDF)" },
  { id: "xlsx", title: "Excel" },
  { id: "csv", title: "CSV of all tables" },
];

/** How a report went, said where it was asked for. */
interface Said {
  of: string;
  text: string;
  signed: string | null;
}

function Export({ tz, onClose }: Pick<TakeAwayProps, "tz" | "onClose">) {
  const charts = useMay()("export") ? offeredExports() : [];
  const [said, setSaid] = useState<Said | null>(null);
  const take = async (wanted: Wanted) => {
    setSaid({ of: wanted.report, text: "The report is being made…", signed: null });
    const taken = await takeReport(wanted);
    setSaid({ of: wanted.report, text: taken.problem ?? "Saved.", signed: taken.signed });
  };
  return (
    <>
      <h2>This page as it is</h2>
      <div className="popover-row">
        {FORMATS.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="button"
            onClick={() => void take({ report: "page", format: id, url: thisPage(), tz })}
          >
            {title}
          </button>
        ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            onClose();
            window.setTimeout(() => window.print(), 100);
          }}
        >
          Print
        </button>
      </div>
      <p role="status" className="quiet">
        {said?.of === "page" ? said.text : "Signed, with period, filters, definitions and data quality."}
        {said?.of === "page" && said.signed !== null && (
          <>
            {" "}
            A spreadsheet cannot carry its signature:{" "}
            <a href={said.signed} download>
              signed copy (zip)
            </a>
          </>
        )}
      </p>
      <h2>More</h2>
      <div className="popover-row">
        <button
          type="button"
          className="button"
          onClick={() => void take({ report: "roi", format: "pdf", url: thisPage(), tz })}
        >
          Brief for partners (PDF)
        </button>
        <a className="button" href="/odata/aecos.pbids" download>
          Power BI
        </a>
        <a className="button" href="/odata/DailyMetrics.tds" download>
          Tableau
        </a>
      </div>
      <p role="status" className="quiet">
        {said?.of === "roi"
          ? said.text
          : "The brief says what AEC OS was worth in the period and the filters of this page."}
      </p>
      <p className="quiet">
        Other programs read <code>{`${window.location.origin}/odata`}</code> with a token.
      </p>
      {charts.length > 0 && (
        <>
          <h2>One chart of it</h2>
          <ul className="popover-list">
            {charts.map(({ title, csv, image }) => (
              <li key={title}>
                <span>{title}</span>
                <button type="button" className="link" aria-label={`${title} as CSV`} onClick={csv}>
                  CSV
                </button>
                {image ? (
                  <button type="button" className="link" aria-label={`${title} as PNG`} onClick={image}>
                    PNG
                  </button>
                ) : (
                  <span aria-hidden="true" />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
