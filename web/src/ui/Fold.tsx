import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Icon } from "./Icon";
import { reveal } from "./reveal";
import { keep, kept } from "./theme";

interface FoldProps {
  title: string;
  /** Under which name its state is remembered on this device. */
  name: string;
  /** How it is found by who never touched it. */
  open: boolean;
  /** What there is in it, told beside the title while it is folded. */
  summary?: string;
  /** Which visit to it this is, where the address names something in it. */
  visit?: string | null;
  children: () => ReactNode;
}

/** A part of the page under a title that is pressed to fold it away; what is in it is made once it is open. */
export function Fold({ title, name, open: first, summary, visit = null, children }: FoldProps) {
  const id = useId();
  const key = `fold ${name}`;
  const [open, setOpen] = useState(() => stateOf(kept(key), first));
  const [arrived, setArrived] = useState<string | null>(null);
  if (visit !== null && visit !== arrived) {
    setArrived(visit);
    setOpen(true);
  }
  const fold = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arrived !== null) reveal(fold.current, "button");
  }, [arrived]);
  const toggle = () => {
    keep(key, open === first ? (open ? "folded" : "open") : null);
    setOpen(!open);
  };
  return (
    <section ref={fold} className={open ? "fold fold-open" : "fold"} aria-label={title}>
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
