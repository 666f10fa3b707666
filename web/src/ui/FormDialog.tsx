import { createContext, useContext, useEffect, useId, useRef, type ReactNode } from "react";
import type { Problem } from "../api/types";
import { Modal } from "./Modal";
import "./styles/forms.css";

/** What the server refused of the form around. */
const Refused = createContext<Problem | null>(null);

interface FormDialogProps {
  title: string;
  /** What the button does that sends the form. */
  action: string;
  problem: Problem | null;
  pending: boolean;
  /** The names that the API has for the fields of the form. */
  fields: string[];
  onSubmit: () => void;
  onClose: () => void;
  /** Further buttons, before those of the form. */
  more?: ReactNode;
  children?: ReactNode;
}

/** A form above the page. What the server refuses is told at its field, and what was typed stays. */
export function FormDialog({ title, action, problem, pending, fields, more, ...props }: FormDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const elsewhere = problem !== null && !fields.includes(problem.field ?? "");
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);
  return (
    <Modal label={title} className="form-dialog" onClose={props.onClose}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <h2>{title}</h2>
        <Refused.Provider value={problem}>{props.children}</Refused.Provider>
        {elsewhere && (
          <p className="field-problem" role="alert">
            {problem.detail ?? problem.title}
          </p>
        )}
        <div className="form-end">
          {more && <span className="form-more">{more}</span>}
          <button type="button" className="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-main" disabled={pending}>
            {action}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** What an input has to be given so that it belongs to its label, hint and problem. */
export interface Described {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

interface FieldProps {
  label: string;
  /** What the API calls it. */
  name: string;
  hint?: ReactNode;
  children: (described: Described) => ReactNode;
}

/** A labelled input, with what the server says is wrong about it. */
export function Field({ label, name, hint, children }: FieldProps) {
  const id = useId();
  const problem = useContext(Refused);
  const wrong = problem?.field === name ? problem : null;
  const about = [hint && `${id}-hint`, wrong && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field form-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-invalid": wrong !== null, "aria-describedby": about || undefined })}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {sentence(label, wrong)}
        </p>
      )}
    </div>
  );
}

/** "must be 8 … 200 characters" says of what; "There is already a person …" is a sentence by itself. */
function sentence(label: string, problem: Problem): string {
  const text = problem.detail ?? problem.title;
  return /^\p{Lu}/u.test(text) ? text : `${label} ${text}`;
}
