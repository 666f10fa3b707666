import type { Point } from "../../api/types";
import { dateFormat, isoDay } from "../../ui/dates";

export interface Calendar {
  /** The first day of each week's column, as it is printed. */
  weeks: string[];
  cells: (number | null)[][];
  /** The index of the point in a cell. */
  at: (weekday: number, week: number) => number | undefined;
}

const DAYS = 7;

/** Days as a calendar: a column per week from Monday on, a row per weekday. */
export function calendarOf(series: Point[], zone: string): Calendar {
  const month = dateFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short" });
  const places = new Map<string, number>();
  const weeks: string[] = [];
  const starts: number[] = [];
  series.forEach((point, index) => {
    const date = new Date(`${isoDay(point.t, zone)}T00:00:00Z`);
    const weekday = (date.getUTCDay() + 6) % DAYS;
    const monday = date.getTime() - weekday * 86_400_000;
    if (starts.at(-1) !== monday) {
      starts.push(monday);
      weeks.push(month.format(monday));
    }
    places.set(`${weekday} ${starts.length - 1}`, index);
  });
  const at = (weekday: number, week: number) => places.get(`${weekday} ${week}`);
  const cells = Array.from({ length: DAYS }, (_, weekday) =>
    weeks.map((_week, week) => {
      const index = at(weekday, week);
      return index === undefined ? null : (series[index]?.value ?? null);
    }),
  );
  return { weeks, cells, at };
}
