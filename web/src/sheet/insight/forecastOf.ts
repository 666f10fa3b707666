import { useState } from "react";
import { useForecast, type ForecastStep } from "../../api/insight";
import type { MetricAnswer } from "../../api/types";
import type { ChartData } from "../../charts/csv";
import { isoStep } from "../../ui/dates";
import { formatStep } from "../../ui/format";
import { viewParams } from "../../view/request";
import type { View } from "../../view/viewState";

/** How far ahead a step of each length is looked at. */
const STEPS: Record<string, number> = { hour: 24, day: 14, week: 13, month: 6, quarter: 4, year: 2 };

const NONE: ForecastStep[] = [];

/** The forecast of a panel with one metric, once it is switched on. All of the past counts, not the view's period. */
export function useForecastOf(answers: MetricAnswer[], grain: string, view: View) {
  const [wanted, setOn] = useState(false);
  const [only, ...others] = answers;
  const possible = only !== undefined && others.length === 0;
  const on = wanted && possible;
  const params = viewParams(view);
  for (const name of ["period", "from", "to"]) params.delete(name);
  params.set("grain", grain);
  params.set("horizon", String(STEPS[grain] ?? 13));
  const asked = useForecast(on ? only.metric : null, params.toString());
  const answer = on && !asked.isPlaceholderData ? asked.data : undefined;
  return { possible, on, setOn, answer, failed: on && asked.isError, steps: answer?.horizon ?? NONE };
}

/** The chart's data with what is expected under what was. */
export function withForecast(data: ChartData, steps: ForecastStep[], grain: string, zone: string): ChartData {
  if (steps.length === 0) return data;
  const before = data.columns.length;
  const known = data.rows.map((row) => [...row, ...COLUMNS.map(() => null)]);
  const ahead = steps.map((step) => [
    formatStep(step, grain, zone),
    ...Array.from({ length: before - 1 }, () => null),
    step.expected,
    step.low80,
    step.high80,
    step.low95,
    step.high95,
  ]);
  const unit = data.units?.[1] ?? null;
  const { times } = data;
  return {
    columns: [...data.columns, ...COLUMNS],
    rows: [...known, ...ahead],
    behind: known.length,
    units: data.units && [...data.units, ...COLUMNS.map(() => unit)],
    times: times && {
      ...times,
      starts: [...times.starts, ...steps.map((step) => isoStep(step.t, grain, zone))],
    },
  };
}

const COLUMNS = ["Forecast", "80% from", "80% to", "95% from", "95% to"];
