import type { ReactNode } from "react";
import { useCatalogue } from "../../api/queries";
import { formatHours, formatDays, labelOf } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Name } from "../../ui/Name";
import { periodBeforeBrush } from "../../view/brushed";
import {
  DEFAULT_PERIOD,
  FILTERS,
  SET_APART,
  type Filters,
  type Period,
  type View,
} from "../../view/viewState";

const SHOWN = 12;

interface FilterChipsProps {
  view: View;
  zone: string;
  onChange: (change: Partial<View>) => void;
}

/** What the view is narrowed to, each part removable. */
export function FilterChips({ view, zone, onChange }: FilterChipsProps) {
  const { filters, period } = view;
  const titleOf = useTitles();
  const before = periodBeforeBrush(period);
  const chips = Object.entries(filters).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  const range = "from" in period ? period : null;
  if (chips.length === 0 && !range) return null;
  const everything = { filters: {}, ...(range ? { period: { preset: DEFAULT_PERIOD } } : {}) };
  return (
    <ul className="chips" aria-label="Filters in use">
      {range && (
        <Chip
          title="Period"
          remove="Remove the period"
          onRemove={() => onChange({ period: { preset: DEFAULT_PERIOD } })}
          undo={before === null ? undefined : () => onChange({ period: before })}
        >
          {spanOf(range, zone)}
        </Chip>
      )}
      {chips.slice(0, SHOWN).map(({ name, value }) => (
        <Chip
          key={`${name} ${value}`}
          title={titleOf(name)}
          remove={`Remove ${titleOf(name)} ${saidOf(name, value, zone)}`}
          onRemove={() => onChange({ filters: without(filters, name, value) })}
        >
          <Name value={saidOf(name, value, zone)} length={44} />
        </Chip>
      ))}
      {chips.length > SHOWN && <li className="chip">+{chips.length - SHOWN}</li>}
      <li>
        <button type="button" className="button button-quiet" onClick={() => onChange(everything)}>
          Clear all
        </button>
      </li>
    </ul>
  );
}

interface ChipProps {
  title: string;
  remove: string;
  /** Brings back what was there before, where a brush made it. */
  undo?: () => void;
  onRemove: () => void;
  children: ReactNode;
}

function Chip({ title, remove, undo, onRemove, children }: ChipProps) {
  return (
    <li className="chip">
      <span className="chip-name">{title}</span>
      {children}
      {undo && (
        <button type="button" className="chip-undo" onClick={undo}>
          Undo
        </button>
      )}
      <button type="button" aria-label={remove} onClick={onRemove}>
        <Icon name="close" size={10} />
      </button>
    </li>
  );
}

function without(filters: Filters, name: string, value: string): Filters {
  const { [name]: values = [], ...rest } = filters;
  const left = values.filter((one) => one !== value);
  return left.length === 0 ? rest : { ...rest, [name]: left };
}

function spanOf(range: Exclude<Period, { preset: string }>, zone: string): string {
  return range.from.includes("T") ? formatHours(range, zone) : formatDays(range);
}

/** A delivery is known by when it was received, not by two instants. */
function saidOf(name: string, value: string, zone: string): string {
  const [from, to] = value.split("..");
  return name === SET_APART && from && to && !Number.isNaN(Date.parse(from)) && !Number.isNaN(Date.parse(to))
    ? `received ${formatHours({ from, to }, zone)}`
    : labelOf(name, value);
}

/** What a dimension is called: by the filter menus, else by the catalogue. */
function useTitles(): (name: string) => string {
  const { data } = useCatalogue();
  return (name) =>
    FILTERS.find((filter) => filter.id === name)?.title ??
    data?.dimensions.find((dimension) => dimension.name === name)?.title ??
    (name === SET_APART ? "Set apart" : name);
}
