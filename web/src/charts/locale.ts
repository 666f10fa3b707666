import { dateFormat } from "../ui/dates";

/** How Plotly names the steps of an axis of time. */
export interface TimeWords {
  days: string[];
  shortDays: string[];
  months: string[];
  shortMonths: string[];
  year: string;
  month: string;
  dayMonth: string;
  dayMonthYear: string;
}

const YEAR = 2024;

/** The names and the order of day, month and year as a locale has them; undefined is the viewer's. */
export function timeWords(locale?: string): TimeWords {
  const months = (month: "long" | "short") =>
    count(12).map((at) => say(locale, { month }, Date.UTC(YEAR, at, 15)));
  // 2024 began on a Monday; Plotly's weeks begin on a Sunday.
  const days = (weekday: "long" | "short") =>
    count(7).map((at) => say(locale, { weekday }, Date.UTC(YEAR, 0, 7 + at)));
  return {
    days: days("long"),
    shortDays: days("short"),
    months: months("long"),
    shortMonths: months("short"),
    year: "%Y",
    month: pattern(locale, { month: "short", year: "numeric" }),
    dayMonth: pattern(locale, { month: "short", day: "numeric" }),
    dayMonthYear: pattern(locale, { month: "short", day: "numeric", year: "numeric" }),
  };
}

const CODES: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = { day: "%-d", month: "%b", year: "%Y" };

/** The locale's own pattern in the codes of d3. */
function pattern(locale: string | undefined, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, { ...options, timeZone: "UTC" })
    .formatToParts(Date.UTC(YEAR, 4, 15))
    .map((part) => CODES[part.type] ?? part.value.replaceAll("%", "%%"))
    .join("");
}

function say(locale: string | undefined, options: Intl.DateTimeFormatOptions, instant: number): string {
  return dateFormat(locale, { ...options, timeZone: "UTC" }).format(instant);
}

function count(most: number): number[] {
  return Array.from({ length: most }, (_, index) => index);
}
