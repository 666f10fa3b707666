import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { problemFrom, sendFile } from "../../api/client";
import type { ReportVerdict } from "../../api/types";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { ReportFindings } from "./ReportFindings";
import "./verify.css";

/** Whether a report that somebody brings is whole, who signed it and when, and whether its figures still stand. */
export default function VerifyPage({ zone }: { zone: string }) {
  const [over, setOver] = useState(false);
  const check = useMutation({
    mutationFn: (file: File) => sendFile<ReportVerdict>("/api/reports/verification", file),
  });
  useEffect(() => {
    document.title = "Verify a report · AEC OS Analytics";
  }, []);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) check.mutate(file);
  };
  return (
    <div className="frame verify">
      <header className="verify-head">
        <a className="button" href="/">
          ← Dashboard
        </a>
        <div>
          <h1>Verify a report</h1>
          <p className="panel-caption">
            Reports are signed. Here you see by whom and when, and whether anything was changed since.
          </p>
        </div>
      </header>
      <main id="sheet" tabIndex={-1}>
        <label
          className="verify-drop"
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files);
          }}
        >
          <span>
            <b>Drop a report here</b>, or choose one: a PDF, or the zip file of any other format
          </span>
          <input
            type="file"
            accept=".pdf,.zip"
            aria-label="Report"
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
        <section className="panel panel-alone" aria-label="Findings" aria-live="polite">
          {check.isPending && <LoadingBlock height={160} />}
          {check.error && <ErrorNotice problem={problemFrom(check.error)} />}
          {check.data && <ReportFindings found={check.data} name={check.variables?.name ?? ""} zone={zone} />}
          {check.isIdle && (
            <p className="verify-hint">
              Nothing of the file is kept. Without a server: <code>aecos analytics verify FILE</code>
            </p>
          )}
        </section>
      </main>
    </div>
  );
}
