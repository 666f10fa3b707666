import { useId, useState } from "react";
import { useSetBaseline, type KeptBaseline } from "../../api/baselines";
import { problemFrom } from "../../api/client";
import { useDimension } from "../../api/queries";
import { Field, FormDialog } from "../../ui/FormDialog";

interface BaselineFormProps {
  /** Which to change; none adds one. */
  baseline: KeptBaseline | null;
  onDone: (said: string) => void;
  onClose: () => void;
}

const FIELDS = ["elementType", "project", "from", "hours", "rate", "note"];

/** Lays down what an element takes by hand. What a baseline is about stays; another one is another baseline. */
export function BaselineForm({ baseline, onDone, onClose }: BaselineFormProps) {
  const [draft, setDraft] = useState({
    elementType: baseline?.elementType ?? "",
    project: baseline?.project ?? "",
    from: baseline?.from ?? "",
    hours: baseline ? String(baseline.hours) : "",
    rate: baseline?.rate === null || !baseline ? "" : String(baseline.rate),
    note: baseline?.note ?? "",
  });
  const set = useSetBaseline();
  const { error } = set;
  const submit = () =>
    set.mutate(
      {
        elementType: draft.elementType.trim() || null,
        project: draft.project || null,
        from: draft.from || null,
        hours: numberOf(draft.hours),
        rate: numberOf(draft.rate),
        note: draft.note.trim() || null,
      },
      {
        onSuccess: (kept) =>
          onDone(
            `${kept.elementType ?? "Every element"}: ${kept.hours} h by hand. Every figure follows at once.`,
          ),
      },
    );
  return (
    <FormDialog
      title={baseline ? "Change a baseline" : "Add a baseline"}
      action="Save"
      problem={error ? problemFrom(error) : null}
      pending={set.isPending}
      fields={FIELDS}
      onSubmit={submit}
      onClose={onClose}
    >
      {!baseline && (
        <>
          <Names
            label="Element type"
            name="elementType"
            value={draft.elementType}
            onChange={(elementType) => setDraft({ ...draft, elementType })}
          />
          <Names
            label="Project"
            name="project"
            value={draft.project}
            onChange={(project) => setDraft({ ...draft, project })}
          />
          <Field label="From" name="from" hint="The first day of work that it is about; left empty, ever.">
            {(described) => (
              <input
                {...described}
                type="date"
                value={draft.from}
                onChange={(event) => setDraft({ ...draft, from: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Text
        label="By hand (hours)"
        name="hours"
        value={draft.hours}
        onChange={(hours) => setDraft({ ...draft, hours })}
      />
      <Text
        label="Rate ($ per hour)"
        name="rate"
        hint="Left empty, the rate that applies otherwise."
        value={draft.rate}
        onChange={(rate) => setDraft({ ...draft, rate })}
      />
      <Text
        label="Known from"
        name="note"
        hint="Such as a time study, so that a reader can ask for it."
        value={draft.note}
        onChange={(note) => setDraft({ ...draft, note })}
      />
    </FormDialog>
  );
}

function numberOf(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? null : Number(plain);
}

interface TextProps {
  label: string;
  name: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

function Text({ label, name, hint, value, onChange }: TextProps) {
  return (
    <Field label={label} name={name} hint={hint}>
      {(described) => (
        <input
          {...described}
          type="text"
          autoComplete="off"
          inputMode={name === "note" ? "text" : "decimal"}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A text with the names that events know. */
function Names({ label, name, value, onChange }: TextProps) {
  const list = useId();
  const known = useDimension(name, true).data?.values.flatMap((one) => one.value ?? []) ?? [];
  return (
    <Field label={label} name={name} hint="Left empty, any.">
      {(described) => (
        <>
          <input
            {...described}
            type="text"
            autoComplete="off"
            list={list}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {known.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
