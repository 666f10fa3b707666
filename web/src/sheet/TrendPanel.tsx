import { useMemo, useState } from "react";
import { useAnnotations, type AnnotationKind } from "../api/insight";
import type { MetricAnswer, Note } from "../api/types";
import { ChartPanel } from "../charts/ChartPanel";
import type { ChartData } from "../charts/csv";
import { TrendChart } from "../charts/TrendChart";
import type { TrendLine } from "../charts/trendRange";
import { formatStep, formatText, stepsOf } from "../ui/format";
import { wordsOf } from "../ui/noteWords";
import { viewParams } from "../view/request";
import { useView } from "../view/useView";
import { Forecasting } from "./insight/Forecasting";
import { useForecastOf, withForecast } from "./insight/forecastOf";
import { marksOf } from "./insight/marks";
import { Marks } from "./insight/Marks";
import { Notes } from "./insight/Notes";
import { AGAINST } from "./against";
import { bucketSpan, periodOf } from "./buckets";
import type { SheetContext } from "./context";
import { useDrill } from "./drill";
import { drawable, PanelState } from "./PanelState";
import { Picked } from "./Picked";
import { timesOf } from "./times";
import { toneOfMetric } from "./tones";
import type { Sheet } from "./useSheet";

interface TrendPanelProps {
  sheet: Sheet;
  context: SheetContext;
  title: string;
  metrics: string[];
  /** What else happened is marked on the axis of time. */
  marks?: AnnotationKind[];
  span?: number;
}

const NO_KINDS: AnnotationKind[] = [];

/** Metrics of one unit over time. Press a point for its events, brush to narrow the period. */
export function TrendPanel({ sheet, context, title, metrics, marks, span }: TrendPanelProps) {
  const known = metrics.filter((metric) => sheet.info(metric));
  const results = known.map((metric) => sheet.result(metric));
  if (known.length === 0) return null;
  const answers = drawable(results, hasPoints);
  if (!answers)
    return (
      <PanelState
        title={title}
        sheet={sheet}
        results={results}
        height={(span ?? 0) > 6 ? 312 : 260}
        span={span}
      />
    );
  return <Drawn sheet={sheet} context={context} title={title} answers={answers} marks={marks} span={span} />;
}

function hasPoints(answer: MetricAnswer): boolean {
  return answer.series.some((point) => point.value !== null);
}

/** Why a line of the legend is nowhere in the drawing. */
function missing(answer: MetricAnswer): Note {
  const [why = ""] = wordsOf(answer.notes);
  return {
    code: "missing_line",
    text: `${answer.title} is not drawn. ${why}`,
  };
}

function Drawn({
  sheet,
  context,
  title,
  answers: all,
  marks: kinds = NO_KINDS,
  span,
}: Omit<TrendPanelProps, "metrics"> & { answers: MetricAnswer[] }) {
  const drill = useDrill();
  const [picked, setPicked] = useState<{ line: number; index: number } | null>(null);
  const grain = sheet.meta?.grain ?? "day";
  const answers = useMemo(() => all.filter(hasPoints), [all]);
  const unit = answers[0]?.unit ?? "count";
  const [view] = useView();
  const happened = useAnnotations(kinds, viewParams(view).toString()).data;
  const marks = useMemo(() => marksOf(happened?.annotations ?? [], context.zone), [happened, context.zone]);
  const lines = useMemo<TrendLine[]>(
    () =>
      answers.map((answer) => ({
        name: answer.title,
        series: answer.series,
        // Alone, a line needs no colour to be told apart.
        tone: answers.length > 1 ? toneOfMetric(answer.metric) : undefined,
      })),
    [answers],
  );
  const forecast = useForecastOf(all, grain, view);
  const { steps } = forecast;
  const data = useMemo(
    () => withForecast(tableOf(answers, grain, context.zone, sheet.beside), steps, grain, context.zone),
    [answers, grain, context.zone, sheet.beside, steps],
  );
  const open = (line: number, index: number) => {
    const answer = answers[line];
    const span = answer && bucketSpan(answer.series, index, sheet.meta?.period);
    if (answer && span) drill.events(answer.metric, span);
  };
  const narrow = (first: number, last: number) => {
    const place = { period: sheet.meta?.period, grain, zone: context.zone };
    const period = periodOf(answers[0]?.series ?? [], [first, last], place);
    if (period) drill.range(period);
  };
  const point = picked && answers[picked.line]?.series[picked.index];
  return (
    <ChartPanel
      title={title}
      caption={`${stepsOf(answers[0]?.series ?? [], grain)}${all.some((answer) => !answer.complete) ? " · incomplete" : ""}`}
      data={data}
      print={(value, column) => printCell(value, column, answers)}
      onRow={(row) => open(0, row)}
      span={span}
      stale={sheet.stale}
    >
      <TrendChart
        title={title}
        unit={unit}
        lines={lines}
        grain={grain}
        zone={context.zone}
        target={all.length === 1 ? answers[0]?.target : null}
        compared={all.length === 1}
        before={sheet.beside ?? AGAINST[view.compare]}
        height={(span ?? 0) > 6 ? 312 : 260}
        marks={marks}
        forecast={steps}
        onPoint={(line, index) => setPicked({ line, index })}
        onRange={narrow}
      />
      {forecast.possible && (
        <Forecasting
          title={title}
          on={forecast.on}
          answer={forecast.answer}
          failed={forecast.failed}
          onSwitch={forecast.setOn}
        />
      )}
      <Notes notes={all.filter((answer) => !hasPoints(answer)).map(missing)} />
      <Notes notes={all.flatMap((answer) => answer.notes.filter((note) => note.code === "set_apart"))} />
      {kinds.length > 0 && <Marks marks={marks} zone={context.zone} notes={happened?.notes ?? []} />}
      {picked && point && (
        <Picked
          name={`${answers[picked.line]?.title ?? ""}, ${formatStep(point, grain, context.zone)}`}
          value={formatText(point.value, unit)}
          onEvents={() => open(picked.line, picked.index)}
          onFilter={() => narrow(picked.index, picked.index)}
          filterLabel={`Only this ${grain}`}
          onClose={() => setPicked(null)}
        />
      )}
    </ChartPanel>
  );
}

function tableOf(answers: MetricAnswer[], grain: string, zone: string, beside: string | null): ChartData {
  const first = answers[0]?.series ?? [];
  const before = answers.length === 1 && first.some((point) => point.previous != null);
  return {
    columns: ["Period", ...answers.map((answer) => answer.title), ...(before ? [beside ?? "Previous"] : [])],
    rows: first.map((point, index) => [
      formatStep(point, grain, zone),
      ...answers.map((answer) => answer.series[index]?.value ?? null),
      ...(before ? [point.previous ?? null] : []),
    ]),
    units: [null, ...answers.map((answer) => answer.unit), ...(before ? [answers[0]?.unit ?? null] : [])],
    times: timesOf(first, grain, zone),
  };
}

function printCell(value: string | number | null, column: number, answers: MetricAnswer[]): string {
  if (typeof value === "string") return value;
  return formatText(value, answers[column - 1]?.unit ?? answers[0]?.unit ?? "count");
}
