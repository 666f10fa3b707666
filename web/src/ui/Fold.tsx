import { useId, useState, type ReactNode } from "react";
import { Icon } from "./Icon";
import { keep, kept } from "./theme";

interface FoldProps {
  title: string;
  /** Under which name its state is remembered on this device. */
  name: string;
  /** How it is found by who never touched it. */
  open: boolean;
  /** What there is in it, told beside the title while it is folded. */
  summary?: string;
  children: () => ReactNode;
}

/** A part of the page under a title that is pressed to fold it away; what is in it is made once it is open. */
export function Fold({ title, name, open: first, summary, children }: FoldProps) {
  const id = useId();
  const key = `fold ${name}`;
  const [open, setOpen] = useState(() => stateOf(kept(key), first));
  const toggle = () => {
    keep(key, open === first ? (open ? "folded" : "open") : null);
    setOpen(!open);
  };
  return (
    <section className={open ? "fold fold-open" : "fold"} aria-label={title}>
      <h2 className="fold-head">
        <button type="button" aria-expanded={open} aria-controls={id} onClick={toggle}>
          <Icon name="down" size={12} />
          <span>{title}</span>
        </button>
        {!open && summary && <span className="fold-summary">{summary}</span>}
      </h2>
      <div id={id}>{open && children()}</div>
    </section>
  );
}

function stateOf(state: string | null, first: boolean): boolean {
  return state === null ? first : state === "open";
}
