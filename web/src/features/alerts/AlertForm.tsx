import { useState } from "react";
import { useAddAlert, useSimulation, type WantedAlert } from "../../api/alerts";
import { problemFrom } from "../../api/client";
import { useMay } from "../../api/me";
import { useCatalogue, useSources } from "../../api/queries";
import type { MetricInfo } from "../../api/types";
import { Field, FormDialog } from "../../ui/FormDialog";
import { ADMIN_KINDS, KINDS, METRIC_KINDS } from "./rule";
import { Trial } from "./Trial";

interface AlertFormProps {
  zone: string;
  onDone: (said: string) => void;
  onClose: () => void;
}

const FIELDS = ["name", "kind", "metric", "per", "op", "value", "after", "for", "renotify", "deliver"];
const PERCENT = 100;

/** What is typed; of which kind matters what. */
interface Draft {
  name: string;
  kind: string;
  metric: string;
  project: string;
  per: string;
  op: string;
  value: string;
  after: string;
  lasting: string;
  renotify: string;
  recovery: boolean;
  mail: string;
  webhook: string;
  format: string;
}

const EMPTY: Draft = {
  name: "",
  kind: "threshold",
  metric: "",
  project: "",
  per: "week",
  op: "<",
  value: "",
  after: "2d",
  lasting: "",
  renotify: "",
  recovery: true,
  mail: "",
  webhook: "",
  format: "generic",
};

/** Makes an alert, which can be tried on the past first. */
export function AlertForm({ zone, onDone, onClose }: AlertFormProps) {
  const [draft, setDraft] = useState(EMPTY);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const metrics = useCatalogue().data?.metrics ?? [];
  const metric = metrics.find((one) => one.name === draft.metric);
  const add = useAddAlert();
  const trial = useSimulation();
  const error = add.error ?? trial.error;
  const tryIt = () => {
    add.reset();
    trial.mutate(wanted(draft, metric));
  };
  const submit = () => {
    trial.reset();
    add.mutate(wanted(draft, metric), { onSuccess: (made) => onDone(words(made.name, made.secret)) });
  };
  return (
    <FormDialog
      title="Add an alert"
      action="Add"
      problem={error ? problemFrom(error) : null}
      pending={add.isPending}
      fields={FIELDS}
      onSubmit={submit}
      onClose={onClose}
      more={
        <button type="button" className="button" disabled={trial.isPending} onClick={tryIt}>
          Try it on the past
        </button>
      }
    >
      <Text label="Name" name="name" value={draft.name} onChange={(name) => change({ name })} />
      <What draft={draft} metrics={metrics} metric={metric} onChange={change} />
      {trial.data && !error && <Trial trial={trial.data} zone={zone} />}
      <Told draft={draft} onChange={change} />
    </FormDialog>
  );
}

function words(name: string, secret: string | null): string {
  return secret
    ? `${name} was added. Its webhook is signed with ${secret}, told only now.`
    : `${name} was added.`;
}

/** As the API takes it: without what does not matter for the kind. */
function wanted(draft: Draft, metric: MetricInfo | undefined): WantedAlert {
  const ofMetric = METRIC_KINDS.includes(draft.kind);
  const number = draft.value.trim() === "" ? undefined : Number(draft.value.replace(",", "."));
  const value = number !== undefined && metric?.unit === "fraction" ? number / PERCENT : number;
  const mail = draft.mail.split(/[\s,;]+/).filter(Boolean);
  const to = {
    ...(mail.length > 0 ? { mail } : {}),
    ...(draft.webhook.trim() === "" ? {} : { webhook: draft.webhook.trim(), format: draft.format }),
  };
  return {
    name: draft.name,
    kind: draft.kind,
    ...(ofMetric ? { metric: draft.metric, per: draft.per, op: draft.op } : {}),
    ...(draft.project !== "" && (ofMetric || draft.kind === "source_silent")
      ? { filters: { project: [draft.project] } }
      : {}),
    ...(value !== undefined && draft.kind !== "source_silent" ? { value } : {}),
    ...(draft.kind === "source_silent" ? { after: draft.after } : {}),
    ...(draft.lasting === "" ? {} : { for: draft.lasting }),
    ...(draft.renotify === "" ? {} : { renotify: draft.renotify }),
    recovery: draft.recovery,
    ...(Object.keys(to).length > 0 ? { deliver: to } : {}),
  };
}

interface PartOfForm {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

/** What it warns of. */
function What({
  draft,
  metrics,
  metric,
  onChange,
}: PartOfForm & { metrics: MetricInfo[]; metric: MetricInfo | undefined }) {
  const may = useMay();
  const projects = useSources().data?.projects ?? [];
  const kinds = KINDS.filter((one) => may("administer") || !ADMIN_KINDS.includes(one.id));
  const ofMetric = METRIC_KINDS.includes(draft.kind);
  const begin = (kind: string) =>
    onChange({ kind, per: PERS[kind] ?? draft.per, op: kind === "pace" ? ">=" : draft.op });
  return (
    <>
      <Choice
        label="Kind"
        name="kind"
        value={draft.kind}
        options={kinds.map((one) => [one.id, one.title])}
        hint={KINDS.find((one) => one.id === draft.kind)?.about}
        onChange={begin}
      />
      {ofMetric && (
        <>
          <Choice
            label="Metric"
            name="metric"
            value={draft.metric}
            options={[["", "Choose one"], ...metrics.map((one): [string, string] => [one.name, one.title])]}
            onChange={(name) => onChange({ metric: name })}
          />
          <Choice
            label="Per"
            name="per"
            value={draft.per}
            options={["day", "week", "month", "quarter"].map((one) => [one, one])}
            onChange={(per) => onChange({ per })}
          />
          <Choice
            label={draft.kind === "pace" ? "Target is" : "Warns when it is"}
            name="op"
            value={draft.op}
            options={draft.kind === "pace" ? TARGETS : OPERATORS}
            onChange={(op) => onChange({ op })}
          />
        </>
      )}
      {(ofMetric || ADMIN_KINDS.includes(draft.kind)) && (
        <Text
          label={`Value${unitOf(draft.kind, metric)}`}
          name="value"
          inputMode="decimal"
          value={draft.value}
          onChange={(value) => onChange({ value })}
        />
      )}
      {draft.kind === "source_silent" && (
        <Text
          label="Silent for"
          name="after"
          hint="Such as 36h or 2d."
          value={draft.after}
          onChange={(after) => onChange({ after })}
        />
      )}
      {(ofMetric || draft.kind === "source_silent") && (
        <Choice
          label="Project"
          name="filters"
          value={draft.project}
          options={[["", "All projects"], ...projects.map((one): [string, string] => [one.key, one.name])]}
          onChange={(project) => onChange({ project })}
        />
      )}
    </>
  );
}

const PERS: Record<string, string> = { threshold: "week", pace: "month", forecast: "week" };

const OPERATORS: [string, string][] = [
  ["<", "less than"],
  ["<=", "at most"],
  [">", "more than"],
  [">=", "at least"],
];

const TARGETS: [string, string][] = [
  [">=", "at least"],
  ["<=", "at most"],
];

function unitOf(kind: string, metric: MetricInfo | undefined): string {
  if (kind === "quarantine") return " (items)";
  if (kind === "disk") return " (GB)";
  if (!metric) return "";
  const units: Record<string, string> = { fraction: "%", usd: "$", hours: "h", count: "number" };
  return ` (${units[metric.unit] ?? metric.unit})`;
}

/** When and where it tells. */
function Told({ draft, onChange }: PartOfForm) {
  return (
    <>
      <Text
        label="For at least"
        name="for"
        hint="How long it must be so without a break, such as 2h or 7d; left empty, at once."
        value={draft.lasting}
        onChange={(lasting) => onChange({ lasting })}
      />
      <Text
        label="Tell again every"
        name="renotify"
        hint="While it lasts, such as 14d; left empty, once."
        value={draft.renotify}
        onChange={(renotify) => onChange({ renotify })}
      />
      <label className="account-check alerts-check">
        <input
          type="checkbox"
          checked={draft.recovery}
          onChange={(event) => onChange({ recovery: event.target.checked })}
        />
        Tell when it is over
      </label>
      <Text
        label="By mail to"
        name="deliver"
        hint="Addresses; left empty, it is told here alone."
        value={draft.mail}
        onChange={(mail) => onChange({ mail })}
      />
      <Text
        label="To a webhook"
        name="webhook"
        hint="Its address; config.yaml says which hosts may be called."
        value={draft.webhook}
        onChange={(webhook) => onChange({ webhook })}
      />
      {draft.webhook !== "" && (
        <Choice
          label="In the form of"
          name="format"
          value={draft.format}
          options={[
            ["generic", "this product, signed"],
            ["slack", "Slack"],
            ["teams", "Microsoft Teams"],
          ]}
          onChange={(format) => onChange({ format })}
        />
      )}
    </>
  );
}

interface InputProps {
  label: string;
  name: string;
  hint?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

function Text({ label, name, hint, value, onChange, inputMode }: InputProps & { inputMode?: "decimal" }) {
  return (
    <Field label={label} name={name} hint={hint}>
      {(described) => (
        <input
          {...described}
          type="text"
          autoComplete="off"
          inputMode={inputMode}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Choice({
  label,
  name,
  hint,
  value,
  onChange,
  options,
}: InputProps & { options: [string, string][] }) {
  return (
    <Field label={label} name={name} hint={hint}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
