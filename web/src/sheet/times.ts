import type { Point } from "../api/types";
import type { FileTimes } from "../charts/csv";
import { isoStep } from "../ui/dates";

/** The steps of a series as files tell them: the first day of each, in the zone; hours in UTC. */
export function timesOf(series: Pick<Point, "t" | "cut">[], grain: string, zone: string): FileTimes {
  return {
    name: grain === "hour" ? "hour (UTC)" : `${grain} from (${zone})`,
    starts: series.map((point) => isoStep(point.t, grain, zone)),
    partial: series.map((point) => point.cut === true),
  };
}
