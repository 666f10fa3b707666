import { useEffect, useId, useRef, useState } from "react";
import { useCounting } from "../api/live";
import { folded } from "./folded";
import { formatCount, nameOf } from "./format";
import { Icon } from "./Icon";
import { Name } from "./Name";

interface MultiChoiceProps {
  label: string;
  chosen: string[];
  /** Undefined while they load. */
  options: { value: string; events: number }[] | undefined;
  /** They could not be had. */
  failed?: boolean;
  onOpen: () => void;
  onChange: (chosen: string[]) => void;
}

const SHOWN = 200;

/** A filter by name: a button that opens a searchable list of boxes to tick. */
export function MultiChoice({ label, chosen, options, failed = false, onOpen, onChange }: MultiChoiceProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const listId = useId();
  useDismiss(root, open, () => setOpen(false));
  return (
    <div className="field multi" ref={root}>
      <span className="field-label" id={`${listId}-label`}>
        {label}
      </span>
      <button
        type="button"
        className={chosen.length > 0 ? "multi-button multi-button-set" : "multi-button"}
        aria-expanded={open}
        aria-controls={listId}
        aria-labelledby={`${listId}-label ${listId}-value`}
        onClick={() => {
          onOpen();
          setOpen(!open);
        }}
      >
        <span id={`${listId}-value`} className="multi-value">
          {chosen.length === 0 ? "All" : <Name value={chosen[0]} length={22} />}
          {chosen.length > 1 && ` +${chosen.length - 1}`}
        </span>
        <Icon name="down" size={12} />
      </button>
      {open && (
        <div className="multi-list" id={listId} role="group" aria-label={label}>
          <OptionList label={label} chosen={chosen} options={options} failed={failed} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

function OptionList({ label, chosen, options, failed, onChange }: Omit<MultiChoiceProps, "onOpen">) {
  const [search, setSearch] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const counting = useCounting();
  if (!options) return <p className="multi-note">{failed ? "The values could not be had." : "Loading…"}</p>;
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...gone.map((value) => ({ value, events: 0 })), ...options];
  const wanted = folded(search.trim());
  const matching = all.filter((option) => folded(nameOf(option.value)).includes(wanted));
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <>
      <input
        ref={field}
        type="search"
        value={search}
        placeholder="Find"
        aria-label={`Find in ${label}`}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul>
        {matching.slice(0, SHOWN).map((option) => (
          <li key={option.value}>
            <label className={option.events === 0 ? "multi-empty" : undefined}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
              <Name value={option.value} length={40} />
              <span className="multi-count">{formatCount(option.events)}</span>
            </label>
          </li>
        ))}
      </ul>
      {matching.length === 0 && (
        <p className="multi-note">
          {all.length === 0 ? "No event carries one." : "Nothing matches."}
          {counting && " More is still being counted."}
        </p>
      )}
      {matching.length > SHOWN && (
        <p className="multi-note">{formatCount(matching.length - SHOWN)} more: type to find them.</p>
      )}
      {chosen.length > 0 && (
        <button type="button" className="button button-quiet" onClick={() => onChange([])}>
          Clear
        </button>
      )}
    </>
  );
}

/** Closes on Escape and on a press elsewhere. */
function useDismiss(root: React.RefObject<HTMLElement | null>, open: boolean, dismiss: () => void) {
  const action = useRef(dismiss);
  useEffect(() => {
    action.current = dismiss;
  }, [dismiss]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      action.current();
      root.current?.querySelector("button")?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) action.current();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [open, root]);
}
