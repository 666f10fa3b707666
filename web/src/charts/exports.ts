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

/** What on the page can be saved as a file: each chart enters itself while it is shown. */
const saves = new Map<string, () => void>();

export function offerExport(title: string, save: () => void): () => void {
  saves.set(title, save);
  return () => {
    if (saves.get(title) === save) saves.delete(title);
  };
}

export function offeredExports(): { title: string; save: () => void }[] {
  return [...saves].map(([title, save]) => ({ title, save }));
}
