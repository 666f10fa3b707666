import type { Baseline, MetricAnswer, MetricInfo, MetricResult, Problem, Target } from "../api/types";
import { failed } from "../api/types";
import { DeltaMark } from "./DeltaMark";
import { formatBound, formatExact, formatRate, formatValue } from "./format";
import { Icon } from "./Icon";
import { lags, sentenceOf } from "./noteWords";
import { Sparkline } from "./Sparkline";

export interface KpiActions {
  onEvents: () => void;
  onWhy: () => void;
  onChart: () => void;
  onChanges: () => void;
  onRetry: () => void;
}

interface KpiCardProps extends KpiActions {
  info: MetricInfo;
  /** Undefined while the first answer is under way. */
  result: MetricResult | undefined;
  against: string;
  /** No answer came at all, which is said once for the whole sheet. */
  unanswered?: boolean;
  /** It is set beside another view, which `against` names. */
  beside?: boolean;
}

/** One number with all it takes to believe it: change, shape, target, completeness and reason. */
export function KpiCard({
  info,
  result,
  against,
  beside = false,
  unanswered = false,
  ...actions
}: KpiCardProps) {
  const answer = result && !failed(result) ? result : undefined;
  const state = result
    ? failed(result)
      ? "failed"
      : stateOf(result)
    : unanswered
      ? "unanswered"
      : "loading";
  return (
    <article className={`kpi kpi-${state}`} aria-busy={state === "loading"} aria-label={info.title}>
      <header className="kpi-head">
        <h3>{info.title}</h3>
        {answer && (
          <button
            type="button"
            className="kpi-why"
            onClick={actions.onWhy}
            aria-label={`Why this number: ${info.title}`}
          >
            <Icon name="why" size={14} />
          </button>
        )}
      </header>
      {state === "loading" && <Skeleton />}
      {state === "unanswered" && <p className="kpi-value quiet">–</p>}
      {result && failed(result) && <Failure problem={result.error} onRetry={actions.onRetry} />}
      {answer && state === "absent" && <NoSource answer={answer} />}
      {answer && state !== "absent" && (
        <Figure answer={answer} against={against} beside={beside} {...actions} />
      )}
    </article>
  );
}

function stateOf(answer: MetricAnswer): "absent" | "empty" | "partial" | "full" {
  if (isUncounted(answer)) return "empty";
  if (answer.value === null) {
    return answer.notes.some((note) => note.code === "no_source") ? "absent" : "empty";
  }
  return answer.complete ? "full" : "partial";
}

/** Nothing of it is counted yet: its zero is no finding. */
function isUncounted(answer: MetricAnswer): boolean {
  return answer.events === 0 && lags(answer.notes) && !answer.value;
}

function Skeleton() {
  return (
    <>
      <p className="kpi-value skeleton">0 000</p>
      <p className="kpi-delta skeleton">±0% before</p>
      <div className="kpi-foot" />
      <div className="sparkline skeleton" />
      <span className="visually-hidden">Loading</span>
    </>
  );
}

function Failure({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <div className="kpi-message" role="alert">
      <p className="kpi-message-title">{problem.title || "This number failed"}</p>
      <p>{problem.detail}</p>
      {problem.id && <p className="mono">id {problem.id}</p>}
      <button type="button" className="button" onClick={onRetry}>
        <Icon name="retry" size={14} /> Try again
      </button>
    </div>
  );
}

function NoSource({ answer }: { answer: MetricAnswer }) {
  const note = answer.notes.find((one) => one.code === "no_source");
  return (
    <div className="kpi-message">
      <p className="kpi-message-title">No source</p>
      <p>{note ? sentenceOf(note) : "Nothing that was read reports this."}</p>
    </div>
  );
}

function Figure({
  answer,
  against,
  beside,
  onEvents,
  onChart,
  onChanges,
}: { answer: MetricAnswer; against: string; beside: boolean } & KpiActions) {
  const value = isUncounted(answer) ? null : answer.value;
  const { number, unit } = formatValue(value, answer.unit);
  return (
    <>
      <p className="kpi-value">
        <button
          type="button"
          onClick={onEvents}
          aria-label={`${answer.title}: ${number} ${unit}. Show the events`}
        >
          <span>{number}</span>
          {unit && " "}
          {unit && <span className="kpi-unit">{unit}</span>}
        </button>
      </p>
      <p className="kpi-delta">
        {value === null ? (
          <span>{emptyReason(answer)}</span>
        ) : (
          <Delta answer={answer} against={against} beside={beside} onChanges={onChanges} />
        )}
      </p>
      <div className="kpi-foot">
        {answer.baseline && value !== null && <Estimate baseline={answer.baseline} unit={answer.unit} />}
        {answer.target && <TargetMark target={answer.target} unit={answer.unit} value={value} />}
        {!answer.complete && !said(answer) && <Incomplete answer={answer} />}
      </div>
      <button type="button" className="kpi-chart" onClick={onChart} aria-label={`Chart of ${answer.title}`}>
        {value !== null && isShapeless(answer) ? (
          <span className="kpi-shapeless">Only the whole period has a value</span>
        ) : (
          <Sparkline series={answer.series} />
        )}
      </button>
    </>
  );
}

/** A change, which opens what it is made of where there is one. */
function Delta({
  answer,
  against,
  beside,
  onChanges,
}: {
  answer: MetricAnswer;
  against: string;
  beside: boolean;
  onChanges: () => void;
}) {
  const mark = <DeltaMark answer={answer} against={against} beside={beside} />;
  if (against === "" || answer.previous === null) return mark;
  return (
    <button type="button" className="kpi-changed" onClick={onChanges}>
      {mark}
      <span className="visually-hidden">. What changed in {answer.title}</span>
    </button>
  );
}

/** What an estimated figure rests on, so that nobody takes it for a measured one. */
function Estimate({ baseline, unit }: { baseline: Baseline[]; unit: string }) {
  const [only, ...others] = baseline;
  if (!only) return null;
  const known = unit === "usd" && only.hourlyRateUsd !== null;
  const rate = known ? ` × ${formatRate(only.hourlyRateUsd ?? 0)}` : " by hand";
  return (
    <span className="estimate">
      {others.length > 0
        ? `Estimate · ${baseline.length} baselines`
        : `Estimate · ${formatExact(only.manualHours, "hours")}${rate} each`}
    </span>
  );
}

/** A ratio of pairs can have a value though none of its steps holds a pair. */
function isShapeless({ series }: MetricAnswer): boolean {
  return series.length > 0 && series.every((point) => point.value === null);
}

function emptyReason(answer: MetricAnswer): string {
  const note = answer.notes.find((one) => lags([one])) ?? answer.notes[0];
  return note?.text ?? "No events in this period.";
}

const VERDICTS = {
  met: { sign: "✓ ", word: ", met" },
  near: { sign: "△ ", word: ", nearly met" },
  unmet: { sign: "✕ ", word: ", not met" },
  open: { sign: "", word: "" },
};

function TargetMark({ target, unit, value }: { target: Target; unit: string; value: number | null }) {
  const goal = formatBound(target.operator, target.value, unit);
  const verdict = (value !== null && target.standing) || "open";
  const { sign, word } = VERDICTS[verdict];
  return (
    <span className={`target target-${verdict}`}>
      <span aria-hidden="true">{sign}</span>
      Target {goal}
      {word}
    </span>
  );
}

/** The reason why there is no number says already what is missing. */
function said(answer: MetricAnswer): boolean {
  return (answer.value === null || isUncounted(answer)) && missingOf(answer) === emptyReason(answer);
}

function missingOf(answer: MetricAnswer): string {
  const reasons = answer.notes.filter((note) => INCOMPLETE.has(note.code)).map((note) => note.text);
  return (reasons.length > 0 ? reasons : answer.notes.map((note) => note.text)).join(" ");
}

function Incomplete({ answer }: { answer: MetricAnswer }) {
  const text = missingOf(answer);
  return (
    <span className="incomplete" title={text}>
      <span aria-hidden="true">◐</span> <span className="incomplete-text">Incomplete: {text}</span>
    </span>
  );
}

const INCOMPLETE = new Set([
  "source_incomplete",
  "events_lost",
  "value_missing",
  "dimension_missing",
  "lagging",
  "quarantined",
  "no_source",
]);
