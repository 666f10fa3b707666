import { useEffect, useState } from "react";
import { AuditEntries } from "./AuditEntries";
import { AuditSearch } from "./AuditSearch";
import { AuditVerification } from "./AuditVerification";
import { readQuestion, searchOf, type Question } from "./question";
import "./audit.css";

/** Who did what with this product, for those who look after it, and whether that record is whole. */
export default function AuditPage({ zone }: { zone: string }) {
  const [question, setQuestion] = useState(() => readQuestion(window.location.search));
  useEffect(() => {
    document.title = "Audit trail · AEC OS Analytics";
  }, []);
  const ask = (next: Question) => {
    const search = searchOf(next).toString();
    window.history.replaceState(null, "", search === "" ? "/audit" : `/audit?${search}`);
    setQuestion(next);
  };
  return (
    <div className="frame audit">
      <header className="audit-head">
        <a className="button" href="/security">
          ← Security
        </a>
        <div>
          <h1>Audit trail</h1>
          <p className="panel-caption">
            Who did what with AEC OS Analytics. What people do in AEC OS is on the sheets.
          </p>
        </div>
      </header>
      <main id="sheet" tabIndex={-1}>
        <AuditVerification zone={zone} />
        <section className="panel panel-alone" aria-label="Entries">
          <AuditSearch question={question} onAsk={ask} />
          <AuditEntries question={question} zone={zone} />
        </section>
      </main>
    </div>
  );
}
