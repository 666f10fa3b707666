/** A drawing's data as rows: the equivalent table, and what the CSV holds. */
export interface ChartData {
  columns: string[];
  rows: (string | number | null)[][];
  /** How many of the rows, from the first on, have something behind them; all where it is not said. */
  behind?: number;
}

/**
 * RFC 4180, with text that a spreadsheet would run as a formula made harmless: where the cell begins, and
 * where one begins for a program that cuts lines at another separator. The server writes by the same rules.
 */
export function toCsv({ columns, rows }: ChartData): string {
  return [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

const RUNS =
  /^(?=[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n])|(?<=[;|\t\r\n])(?="*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = value.replaceAll(RUNS, "'");
  return /[,;|\t"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export function fileName(title: string, extension: string): string {
  const stem = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return `${stem || "chart"}.${extension}`;
}
