import { getJson, postJson, problemFrom } from "../../api/client";
import type { Command } from "./commands";

interface Report {
  id: string;
  state: "running" | "done" | "failed";
  message: string;
  file: string | null;
}

const PAUSE_MS = 700;

/** Signed reports, made by the server in the scope of whoever asks. */
export function reports(tz: string | null): Command[] {
  return [
    {
      id: "report page",
      group: "Export",
      title: "Signed report of this page (PDF)",
      words: "report pdf export partner",
      run: () => void take({ report: "page", format: "pdf", url: address(), tz }),
    },
    {
      id: "report monthly",
      group: "Export",
      title: "Signed report of last month (PDF)",
      words: "report pdf export monthly partner",
      run: () => void take({ report: "monthly", format: "pdf", tz }),
    },
  ];
}

function address(): string {
  return location.pathname + location.search;
}

/** Asks, waits until it is made, and hands the file to the browser. */
async function take(wanted: Record<string, string | null>): Promise<void> {
  try {
    let report = await postJson<Report>("/api/reports", wanted);
    while (report.state === "running") {
      await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS));
      report = await getJson<Report>(`/api/reports/${report.id}`);
    }
    if (report.file === null) throw new Error(report.message);
    const link = document.createElement("a");
    link.href = report.file;
    link.download = "";
    link.click();
  } catch (error) {
    const { title, detail } = problemFrom(error);
    window.alert(`The report was not made. ${detail ?? title}`);
  }
}
