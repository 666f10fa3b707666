import { getJson, postJson, problemFrom } from "./client";

interface Report {
  id: string;
  state: "running" | "done" | "failed";
  message: string;
  file: string | null;
}

const PAUSE_MS = 700;

export type ReportFormat = "pdf" | "xlsx" | "csv";

/**
 * What a report is of: the page at an address, what AEC OS was worth in the period of that page (of no page: in the last
 * whole year), or all sheets of last month.
 */
export type Wanted = { format: ReportFormat; tz: string | null } & (
  { report: "page"; url: string } | { report: "roi"; url?: string } | { report: "monthly" }
);

/** What became of a report: why there is none, or where the signed file of one is that came without its signature. */
export interface Taken {
  problem: string | null;
  signed: string | null;
}

/**
 * Asks for a signed report, waits until it is made and hands it to the browser. A spreadsheet comes as itself, so that
 * a press opens it; the zip file that it is signed in stands ready beside it.
 */
export async function takeReport(wanted: Wanted): Promise<Taken> {
  try {
    let report = await postJson<Report>("/api/reports", wanted);
    while (report.state === "running") {
      await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS));
      report = await getJson<Report>(`/api/reports/${report.id}`);
    }
    if (report.file === null) return refused(report.message);
    const alone = wanted.format === "xlsx";
    const link = document.createElement("a");
    link.href = alone ? `${report.file}?part=report.xlsx` : report.file;
    link.download = "";
    link.click();
    return { problem: null, signed: alone ? report.file : null };
  } catch (error) {
    const { title, detail } = problemFrom(error);
    return refused(detail ?? title);
  }
}

function refused(why: string): Taken {
  return { problem: `The report was not made. ${why}`, signed: null };
}

/** The page as it is, as the server reads it. */
export function thisPage(): string {
  return location.pathname + location.search;
}
