import { useId, useState, type FormEvent } from "react";
import { Choice } from "../../ui/Choice";
import { ACTIONS, OUTCOMES, readQuestion, type Part, type Question } from "./question";

interface AuditSearchProps {
  question: Question;
  onAsk: (question: Question) => void;
}

/** What to look for; menus and days count at once, words when they are entered. */
export function AuditSearch({ question, onAsk }: AuditSearchProps) {
  const [words, setWords] = useState({ text: question.text, who: question.who });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ ...question, ...words });
  };
  const set = (part: Part, value: string) => onAsk({ ...question, ...words, [part]: value });
  const clear = () => {
    setWords({ text: "", who: "" });
    onAsk(readQuestion(""));
  };
  return (
    <form className="audit-search" role="search" aria-label="Audit trail" onSubmit={submit}>
      <Field
        label="Any words"
        value={words.text}
        type="text"
        onChange={(text) => setWords({ ...words, text })}
      />
      <Field label="Who" value={words.who} type="text" onChange={(who) => setWords({ ...words, who })} />
      <Choice
        label="Action"
        value={known(ACTIONS, question.action)}
        options={ACTIONS}
        onChange={(value) => set("action", value)}
      />
      <Choice
        label="Result"
        value={known(OUTCOMES, question.outcome)}
        options={OUTCOMES}
        onChange={(value) => set("outcome", value)}
      />
      <Field label="From" value={question.from} type="date" onChange={(value) => set("from", value)} />
      <Field label="To" value={question.to} type="date" onChange={(value) => set("to", value)} />
      <div className="audit-buttons">
        <button type="submit" className="button">
          Search
        </button>
        <button type="button" className="button" onClick={clear}>
          Clear
        </button>
      </div>
    </form>
  );
}

function known<T extends string>(options: readonly { id: T }[], value: string): T | "" {
  return options.find((option) => option.id === value)?.id ?? "";
}

interface FieldProps {
  label: string;
  value: string;
  type: "text" | "date";
  onChange: (value: string) => void;
}

function Field({ label, value, type, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
