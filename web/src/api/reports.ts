import { getJson, postJson, problemFrom } from "./client";

interface Report {
  id: string;
  state: "running" | "done" | "failed";
  message: string;
  file: string | null;
}

const PAUSE_MS = 700;

export type ReportFormat = "pdf" | "xlsx" | "csv";

/** What a report is of: the page at an address, all sheets of last month, or what AEC OS was worth in the last whole year. */
export type Wanted = { format: ReportFormat; tz: string | null } & (
  { report: "page"; url: string } | { report: "monthly" | "roi" }
);

/** Asks for a signed report, waits until it is made and hands it to the browser; null, or why there is none. */
export async function takeReport(wanted: Wanted): Promise<string | null> {
  try {
    let report = await postJson<Report>("/api/reports", wanted);
    while (report.state === "running") {
      await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS));
      report = await getJson<Report>(`/api/reports/${report.id}`);
    }
    if (report.file === null) return `The report was not made. ${report.message}`;
    const link = document.createElement("a");
    link.href = report.file;
    link.download = "";
    link.click();
    return null;
  } catch (error) {
    const { title, detail } = problemFrom(error);
    return `The report was not made. ${detail ?? title}`;
  }
}

/** The page as it is, as the server reads it. */
export function thisPage(): string {
  return location.pathname + location.search;
}
