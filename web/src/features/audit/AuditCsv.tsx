import { useMay } from "../../api/me";
import { saveCsv, type ChartData } from "../../charts/csv";
import { CsvButton } from "../../charts/CsvButton";
import { tellExport } from "../../charts/exports";
import { formatCount } from "../../ui/format";
import type { Question } from "./question";
import type { AuditEntry } from "./types";
import { allEntries, MOST_ENTRIES } from "./useAudit";

const TITLE = "Audit trail";

/** All entries that fit as a file, also those that say what was begun, not just the pages that are shown; that they were taken is an entry too. */
export function AuditCsv({ question, zone }: { question: Question; zone: string }) {
  const exporting = useMay()("export");
  if (!exporting) return null;
  const save = async () => {
    const entries = await allEntries(question, zone);
    saveCsv(TITLE, tableOf(entries));
    const cut = entries.length === MOST_ENTRIES ? ` Only the newest ${formatCount(MOST_ENTRIES)}.` : "";
    return `Saved.${cut}${await tellExport(TITLE, "csv", entries.length)}`;
  };
  return <CsvButton save={save}>CSV of all that fit</CsvButton>;
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
      "Hash of the entry before",
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
      one.previous,
    ]),
  };
}
