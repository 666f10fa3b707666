import { takeReport, thisPage, type Wanted } from "../../api/reports";
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
  ];
}

async function take(wanted: Wanted): Promise<void> {
  const wrong = await takeReport(wanted);
  if (wrong !== null) window.alert(wrong);
}
