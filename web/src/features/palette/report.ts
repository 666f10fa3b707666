import { takeReport, thisPage, type Wanted } from "../../api/reports";
import { pageOf } from "../../view/pages";
import type { Command } from "./commands";

/** Signed reports, made by the server in the scope of whoever asks. */
export function reports(tz: string | null): Command[] {
  return [
    {
      id: "report page",
      group: "Export",
      title: "Signed report of this page (PDF)",
      words: "report pdf export partner print",
      run: () => void take({ report: "page", format: "pdf", url: thisPage(), tz }),
    },
    {
      id: "report page xlsx",
      group: "Export",
      title: "Tables of this page (Excel)",
      words: "report xlsx spreadsheet export download",
      run: () => void take({ report: "page", format: "xlsx", url: thisPage(), tz }),
    },
    {
      id: "report monthly",
      group: "Export",
      title: "Signed report of last month (PDF)",
      words: "report pdf export monthly partner",
      run: () => void take({ report: "monthly", format: "pdf", tz }),
    },
    {
      id: "report roi",
      group: "Export",
      title: "Brief for partners: what AEC OS was worth (PDF)",
      words: "roi return on investment report pdf export partner payback benefit",
      run: () => void take({ report: "roi", format: "pdf", tz, ...(onSheet() ? { url: thisPage() } : {}) }),
    },
    {
      id: "connect power bi",
      group: "Export",
      title: "Connect Power BI",
      words: "odata feed pbids bi connect live data",
      run: () => window.location.assign("/odata/aecos.pbids"),
    },
    {
      id: "connect tableau",
      group: "Export",
      title: "Connect Tableau",
      words: "odata feed tds bi connect live data",
      run: () => window.location.assign("/odata/DailyMetrics.tds"),
    },
  ];
}

/** Whether what is shown has a period and filters of its own. */
function onSheet(): boolean {
  return pageOf(location.pathname) === null;
}

async function take(wanted: Wanted): Promise<void> {
  const { problem } = await takeReport(wanted);
  if (problem !== null) window.alert(problem);
}
