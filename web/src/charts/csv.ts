import { folded } from "../ui/folded";

/** A drawing's data as rows: the equivalent table, and what the CSV holds. */
export interface ChartData {
  columns: string[];
  rows: (string | number | null)[][];
  /** How many of the rows, from the first on, have something behind them; all where it is not said. */
  behind?: number;
  /** The units of the columns, for a file: "hours", "usd"; nothing where a column has none. */
  units?: (string | null)[];
  /** Where the first column is times: what each stands for, as a file tells it. */
  times?: FileTimes;
}

export interface FileTimes {
  /** What the first column is called in a file. */
  name: string;
  /** In ISO 8601. */
  starts: string[];
  /** Which of them hold less than a whole step. */
  partial: boolean[];
}

const UNITS: Record<string, string> = {
  usd: "USD",
  fraction: "share of 1",
  pass_fail: "share of 1",
  percent: "%",
  per_week: "per week",
};

/** The same data as a file holds it: dates in ISO 8601, and the unit of each column in its head. */
export function fileOf({ columns, rows, units, times }: ChartData): ChartData {
  const heads = columns.map((column, index) => {
    const unit = units?.[index];
    return unit === null || unit === undefined || unit === "none" || unit === ""
      ? column
      : `${column} (${UNITS[unit] ?? unit.replaceAll("_", " ")})`;
  });
  if (!times) return { columns: heads, rows };
  return {
    columns: [times.name, ...heads.slice(1), "Partial"],
    rows: rows.map((row, index) => [
      times.starts[index] ?? row[0] ?? null,
      ...row.slice(1),
      times.partial[index] ? "yes" : "no",
    ]),
  };
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

/** "elements-generated-2025-11-30-to-2026-11-29.csv"; without the days where a file is of no period. */
export function fileName(title: string, extension: string, days = ""): string {
  const stem = folded(`${title} ${days}`)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return `${stem || "chart"}.${extension}`;
}

/** Saves a table under a title, marked as UTF-8 for spreadsheets. */
export function saveCsv(title: string, table: ChartData, days?: string): void {
  download(fileName(title, "csv", days), "text/csv;charset=utf-8", "\ufeff" + toCsv(table));
}
