import { dateFormat } from "../ui/dates";
import { clip, nameOf } from "../ui/format";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** How wide a character of a drawing's usual type is on average, in pixels. */
export const CHARACTER = 6.6;

/** How many characters the longest of some texts has. */
export function longestOf(texts: string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

/** How many characters of a name a drawing shows. */
export const LONGEST_NAME = 28;

/**
 * Somebody else's text for a drawing. Plotly reads tags and entities in labels, so they are escaped;
 * direction isolates keep right-to-left names in their place.
 */
export function plotText(value: string | null | undefined, length = LONGEST_NAME): string {
  const text = clip(nameOf(value).replaceAll(/\s+/g, " "), length);
  return `\u2068${text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)}\u2069`;
}

/** An instant as the wall clock of the zone shows it: Plotly itself knows no zones. */
export function wallClock(instant: string, zone: string): string {
  const parts = dateFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "00";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}
