import { useState } from "react";
import { problemFrom } from "../../api/client";
import { useMay } from "../../api/me";
import { download, fileName, toCsv, type ChartData } from "../../charts/csv";
import { tellExport } from "../../charts/exports";
import { formatCount } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import type { Question } from "./question";
import type { AuditEntry } from "./types";
import { allEntries, MOST_ENTRIES } from "./useAudit";

const TITLE = "Audit trail";

/** All entries that fit as a file, not just the pages that are shown; that they were taken is an entry too. */
export function AuditCsv({ question, zone }: { question: Question; zone: string }) {
  const [said, setSaid] = useState("");
  const exporting = useMay()("export");
  if (!exporting) return null;
  const save = async () => {
    setSaid("Saving…");
    try {
      const entries = await allEntries(question, zone);
      download(fileName(TITLE, "csv"), "text/csv;charset=utf-8", "\ufeff" + toCsv(tableOf(entries)));
      const cut = entries.length === MOST_ENTRIES ? ` Only the newest ${formatCount(MOST_ENTRIES)}.` : "";
      setSaid(`Saved.${cut}${await tellExport(TITLE, "csv", entries.length)}`);
    } catch (error) {
      setSaid(`Not saved: ${problemFrom(error).title}`);
    }
  };
  return (
    <span className="drawer-csv">
      <span role="status" className="quiet">
        {said}
      </span>{" "}
      <button type="button" className="button" onClick={() => void save()}>
        <Icon name="download" size={14} /> CSV of all that fit
      </button>
    </span>
  );
}

/** Entries as rows of a file, with all that proves them; times are ISO 8601 in UTC. */
export function tableOf(entries: AuditEntry[]): ChartData {
  return {
    columns: [
      "Entry",
      "When (UTC)",
      "Who",
      "Known by",
      "Action",
      "To what",
      "How it was asked",
      "Result",
      "Rows",
      "Sees",
      "From",
      "Begun with entry",
      "Hash",
    ],
    rows: entries.map((one) => [
      one.seq,
      one.at,
      one.who,
      one.how,
      one.action,
      one.target,
      one.filters,
      one.outcome,
      one.size,
      one.scope,
      one.from,
      one.answers,
      one.hash,
    ]),
  };
}
