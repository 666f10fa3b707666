import { postJson, problemFrom } from "../api/client";

/** Tells the server what was taken out; answers what a person should know of that, mostly nothing. */
export async function tellExport(report: string, format: "csv" | "png", rows?: number): Promise<string> {
  const view = (location.pathname + location.search).slice(0, LONGEST_VIEW);
  try {
    await postJson("/api/exports", { report: report.slice(0, LONGEST_REPORT), format, view, rows });
    return "";
  } catch (error) {
    const problem = problemFrom(error);
    return ` The server could not record it: ${problem.detail ?? problem.title}`;
  }
}

const LONGEST_REPORT = 300;
const LONGEST_VIEW = 2000;

/** What of a chart or table can be saved as a file; a chart that is not drawn yet has no image. */
export interface Offer {
  csv: () => void;
  image?: () => void;
}

/** What on the page can be saved: each chart enters itself while it is shown. */
const offers = new Map<string, Offer>();

export function offerExport(title: string, offer: Offer): () => void {
  offers.set(title, offer);
  return () => {
    if (offers.get(title) === offer) offers.delete(title);
  };
}

export function offeredExports(): ({ title: string } & Offer)[] {
  return [...offers].map(([title, offer]) => ({ title, ...offer }));
}
