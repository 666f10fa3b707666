/** Numbers, dates and names as people read them, in the viewer's locale. */

import type { Point } from "../api/types";
import { dateFormat } from "./dates";
import { actionName, eventName } from "./eventNames";

const MISSING = "–";

export interface Formatted {
  /** The number, with a sign of the unit where it belongs to the number ("$184k", "96.8%"). */
  number: string;
  /** The unit that follows it, "" if none. */
  unit: string;
}

/** Amounts are drawn from zero, filled and ranked by size; rates and times by their own range. */
export function isAmount(unit: string): boolean {
  return AMOUNTS.has(unit);
}
const AMOUNTS = new Set(["count", "usd", "hours", "days"]);

/**
 * Made when it is first used: the first one costs as much as all the rest of the page's script to set up. Below zero
 * with a minus, which is as wide as the digits; the locale data often say a hyphen.
 */
function formatter(options: Intl.NumberFormatOptions): Pick<Intl.NumberFormat, "format"> {
  let made: Intl.NumberFormat | undefined;
  return {
    format: (value: number) =>
      (made ??= new Intl.NumberFormat(undefined, options)).format(value).replace("-", "\u2212"),
  };
}

const whole = formatter({ maximumFractionDigits: 0 });
const one = formatter({ maximumFractionDigits: 1 });
const two = formatter({ maximumFractionDigits: 2 });
const percent = formatter({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const dollars = formatter({ style: "currency", currency: "USD", maximumFractionDigits: 0 });
const cents = formatter({ style: "currency", currency: "USD" });
const roundPercent = formatter({ style: "percent", maximumFractionDigits: 1 });
const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const compact = formatter({ notation: "compact", ...tenths });
const compactDollars = formatter({ notation: "compact", style: "currency", currency: "USD", ...tenths });

/** A value with its unit, exact enough to be checked. */
export function formatValue(value: number | null | undefined, unit: string): Formatted {
  if (value === null || value === undefined || !Number.isFinite(value)) return { number: MISSING, unit: "" };
  switch (unit) {
    case "fraction":
    case "pass_fail":
      return { number: percent.format(value), unit: "" };
    case "percent":
      return { number: percent.format(value / 100), unit: "" };
    case "usd":
      return { number: (Math.abs(value) < 100 ? cents : dollars).format(value), unit: "" };
    case "ms":
      return milliseconds(value);
    case "hours":
      return { number: (Math.abs(value) < 1000 ? one : whole).format(value), unit: "h" };
    case "days":
      return inDays((Math.abs(value) < 1000 ? one : whole).format(value));
    case "count":
    case "none":
    case "":
      return { number: (Number.isInteger(value) ? whole : two).format(value), unit: "" };
    case "score":
      return { number: two.format(value), unit: "" };
    default:
      return { number: two.format(value), unit: unit.replaceAll("_", " ") };
  }
}

function inDays(number: string): Formatted {
  return { number, unit: daysOf(number) };
}

function daysOf(number: string): string {
  return number === one.format(1) ? "day" : "days";
}

/** The unit in which so many milliseconds are told, and how many milliseconds it has. */
export function timeUnit(milliseconds: number): { name: "ms" | "s" | "min"; milliseconds: number } {
  if (milliseconds < 1000) return { name: "ms", milliseconds: 1 };
  return milliseconds < 600_000 ? { name: "s", milliseconds: 1000 } : { name: "min", milliseconds: 60_000 };
}

function milliseconds(value: number): Formatted {
  const size = Math.abs(value);
  const unit = timeUnit(size);
  const precise = { ms: size < 100 ? one : whole, s: two, min: one }[unit.name];
  return { number: precise.format(value / unit.milliseconds), unit: unit.name };
}

export function formatText(value: number | null | undefined, unit: string): string {
  const { number, unit: suffix } = formatValue(value, unit);
  return suffix === "" ? number : `${number}\u00a0${suffix}`;
}

/** For bars and cells, where a glance counts more than the last digit; figures below one another have equal decimals. */
export function formatShort(value: number | null, unit: string): string {
  if (value === null) return MISSING;
  const size = Math.abs(value);
  if (unit === "usd") return size < 1000 ? formatText(value, unit) : compactDollars.format(value);
  if (unit === "ms" && timeUnit(size).name === "s") return `${hundredths.format(value / 1000)}\u00a0s`;
  if (size >= SHORTENED && (unit === "count" || unit === "hours"))
    return withUnit(compact.format(value), unit);
  if (size >= 100 && (unit === "hours" || unit === "days")) return withUnit(whole.format(value), unit);
  return formatText(value, unit);
}

const hundredths = formatter({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** From here on counts are told in thousands. */
const SHORTENED = 10_000;

function withUnit(number: string, unit: string): string {
  const suffix = unit === "hours" ? "h" : unit === "days" ? daysOf(number) : "";
  return suffix === "" ? number : `${number}\u00a0${suffix}`;
}

/** A round number that somebody chose: "95%" where a measured one is "95.0%". */
export function formatGoal(value: number, unit: string): string {
  if (unit === "fraction" || unit === "pass_fail") return roundPercent.format(value);
  return unit === "percent" ? roundPercent.format(value / 100) : formatText(value, unit);
}

const SIGNS: Record<string, string> = { ">=": "≥", "<=": "≤", "==": "=" };

/** What a figure is held against: "≥ 95%". */
export function formatBound(operator: string, value: number, unit: string): string {
  return `${SIGNS[operator] ?? operator} ${formatGoal(value, unit)}`;
}

/** How all ticks of one axis are printed, on which `most` is the largest value. */
export function tickFormat(unit: string, most: number): (tick: number) => string {
  const money = { style: "currency", currency: "USD", minimumFractionDigits: 0 } as const;
  switch (unit) {
    case "fraction":
    case "pass_fail":
    case "percent":
      return (tick) => formatGoal(tick, unit);
    case "usd":
      return formatter({ ...money, notation: "compact", maximumFractionDigits: 2 }).format;
    case "ms": {
      const { name, milliseconds } = timeUnit(most);
      return (tick) => `${precise.format(tick / milliseconds)}\u00a0${name}`;
    }
    default:
      return (tick) => withUnit((most >= SHORTENED ? compactTick : precise).format(tick), unit);
  }
}

const precise = formatter({ maximumFractionDigits: 3 });
const compactTick = formatter({ notation: "compact", maximumFractionDigits: 2 });

const exact = formatter({ maximumFractionDigits: 20 });
const exactPercent = formatter({ style: "percent", maximumFractionDigits: 20 });
const exactDollars = formatter({ style: "currency", currency: "USD", maximumFractionDigits: 20 });
const UNIT_SIGNS: Record<string, string> = { hours: "h", count: "", none: "", "": "" };

/** One event's value to its last digit, with its unit. */
export function formatExact(value: number, unit: string): string {
  switch (unit) {
    case "fraction":
      return exactPercent.format(value);
    case "percent":
      return `${exact.format(value)}%`;
    case "usd":
      return exactDollars.format(value);
    case "pass_fail":
      return value === 1 ? "1 (pass)" : value === 0 ? "0 (fail)" : exact.format(value);
    default: {
      const sign = UNIT_SIGNS[unit] ?? unit.replaceAll("_", " ");
      return sign === "" ? exact.format(value) : `${exact.format(value)}\u00a0${sign}`;
    }
  }
}

/** What an hour costs, as somebody laid it down: whole dollars without cents. */
export function formatRate(usd: number): string {
  return `${Number.isInteger(usd) ? dollars.format(usd) : exactDollars.format(usd)}/h`;
}

export function formatCount(value: number): string {
  return whole.format(value);
}

const BYTES = ["B", "kB", "MB", "GB", "TB", "PB"];
const three = formatter({ maximumSignificantDigits: 3 });

/** A size in decimal units, as disks are sold: "1.24 GB". */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const shown = Number((bytes / 1000 ** step).toPrecision(3));
  return shown >= 1000 && step < BYTES.length - 1
    ? `1 ${BYTES[step + 1]}`
    : `${three.format(shown)} ${BYTES[step]}`;
}

const signedPercent = formatter({ style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" });
const signed = formatter({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });

/** A relative change: "+12%". */
export function formatPercent(change: number): string {
  return signedPercent.format(change);
}

/** A difference of percentages: "+1.3 pt". */
export function formatPoints(points: number): string {
  return `${signed.format(points)} pt`;
}

export function formatInstant(instant: string | null | undefined, tz: string): string {
  return stamp(instant, tz, { dateStyle: "medium", timeStyle: "medium" });
}

const HOUR_MS = 3_600_000;

/** How long something has lasted, in its largest whole unit: "12 days". */
export function formatAge(since: string, until: string): string {
  const lasted = Math.max(0, Date.parse(until) - Date.parse(since));
  const [size, word] =
    lasted >= 2 * DAY_MS ? [DAY_MS, "days"] : lasted >= HOUR_MS ? [HOUR_MS, "h"] : [60_000, "min"];
  return `${whole.format(Math.floor(lasted / size))}\u00a0${word}`;
}

export function formatClock(instant: string | null | undefined, tz: string): string {
  return stamp(instant, tz, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

export function formatDay(instant: string | null | undefined, tz: string): string {
  return stamp(instant, tz, { dateStyle: "medium" });
}

/** What a bucket of the grain is called. */
export function formatBucket(instant: string, grain: string, tz: string): string {
  switch (grain) {
    case "hour":
      return stamp(instant, tz, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    case "month":
      return stamp(instant, tz, { month: "short", year: "numeric" });
    case "quarter":
      return quarter(instant, tz);
    case "year":
      return stamp(instant, tz, { year: "numeric" });
    default:
      return stamp(instant, tz, { day: "numeric", month: "short", year: "numeric" });
  }
}

/** A step of a series by its start; says where it holds less than a whole one. */
export function formatStep(point: Pick<Point, "t" | "cut">, grain: string, tz: string): string {
  return `${formatBucket(point.t, grain, tz)}${point.cut ? " (partial)" : ""}`;
}

/** "By week · first and last weeks partial" */
export function stepsOf(series: Pick<Point, "cut">[], grain: string): string {
  const ends = [series[0]?.cut && "first", series.length > 1 && series.at(-1)?.cut && "last"].filter(Boolean);
  return ends.length === 0
    ? `By ${grain}`
    : `By ${grain} · ${ends.join(" and ")} ${grain}${ends.length > 1 ? "s" : ""} partial`;
}

function quarter(instant: string, tz: string): string {
  const month = Number(dateFormat("en", { month: "numeric", timeZone: tz }).format(new Date(instant)));
  return `Q${Math.ceil(month / 3)} ${stamp(instant, tz, { year: "numeric" })}`;
}

function stamp(instant: string | null | undefined, tz: string, options: Intl.DateTimeFormatOptions): string {
  if (!instant) return MISSING;
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return MISSING;
  return dateFormat(undefined, { timeZone: tz, ...options }).format(date);
}

/** "24 Nov 2025 – 23 Nov 2026"; the end is exclusive, so the day before it is shown. */
export function formatSpan(span: { from: string; to: string }, tz: string): string {
  const from = new Date(span.from);
  const to = new Date(Math.max(from.getTime(), new Date(span.to).getTime() - 1));
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeZone: tz };
  return dateFormat(undefined, options).formatRange(from, to);
}

/** Two days, both included: "2 – 29 Mar 2026". Days are the zone's own, so none is needed. */
export function formatDays({ from, to }: { from: string; to: string }): string {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeZone: "UTC" };
  return dateFormat(undefined, options).formatRange(day(from), day(to));
}

/** A stretch within a day: "2 Mar 2026, 05:00 – 09:00". */
export function formatHours({ from, to }: { from: string; to: string }, tz: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short", timeZone: tz };
  return dateFormat(undefined, options).formatRange(new Date(from), new Date(to));
}

/** What asks for events that do not say, in filters and in the address: no name is empty. */
export const NOT_SAID = "";

/** Whether a dimension's value says nothing. */
export function saysNothing(value: string | null | undefined): boolean {
  return value === null || value === undefined || value === NOT_SAID;
}

/** A dimension's value as a name; in words where the events do not say. */
export function nameOf(value: string | null | undefined): string {
  return value === null || value === undefined || value === NOT_SAID ? "Not said" : value;
}

/** A key of one or more dimensions as a name, the outer one first: "IBC2024 703.2". */
export function keyName(key: Record<string, string | null>, dimensions: string[]): string {
  return dimensions.map((dimension) => labelOf(dimension, key[dimension])).join(" ");
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A dimension's value as people say it: ISO weekdays by name, hours by the clock. */
export function labelOf(dimension: string, value: string | null | undefined): string {
  if (dimension === "weekday" && value && /^[1-7]$/.test(value)) {
    const day = new Date(MONDAY + (Number(value) - 1) * DAY_MS);
    return dateFormat(undefined, { weekday: "short", timeZone: "UTC" }).format(day);
  }
  if (dimension === "type" && value) return eventName(value);
  if (dimension === "action" && value) return actionName(value);
  // Twenty-two characters tell nobody more than the first ones do; the whole id is in the address and the table's file.
  if (dimension === "templateId" && value && /^[0-9A-Za-z_$]{20,}$/.test(value))
    return `${value.slice(0, 6)}…`;
  if (dimension === "hour" && value && /^\d{1,2}$/.test(value)) return value.padStart(2, "0");
  return nameOf(value);
}

/** Shortens in the middle of nowhere but never inside a character (emoji are several code units). */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
