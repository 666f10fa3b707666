/**
 * Date formatters are costly to make (a tenth of a millisecond and more) and cheap to use, and a
 * sheet formats thousands of instants: each kind is made once.
 */
const made = new Map<string, Intl.DateTimeFormat>();

/** The formatter of these options; `locale` undefined means the viewer's. Throws where the zone is unknown. */
export function dateFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale ?? ""} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    made.set(key, format);
  }
  return format;
}

/** The zone's date of an instant, as ISO 8601 writes it: "2026-03-02". */
export function isoDay(instant: string, zone: string): string {
  return dateFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date(instant));
}

/** The first and the last day of a span that ends before its `to`, as the zone dates them. */
export function isoDays(span: { from: string; to: string }, zone: string): { from: string; to: string } {
  const lastMoment = new Date(Date.parse(span.to) - 1).toISOString();
  return { from: isoDay(span.from, zone), to: isoDay(lastMoment, zone) };
}

/** The start of a step as a file tells it: its date, or for hours the moment in UTC. */
export function isoStep(instant: string, grain: string, zone: string): string {
  return grain === "hour" ? new Date(instant).toISOString() : isoDay(instant, zone);
}
