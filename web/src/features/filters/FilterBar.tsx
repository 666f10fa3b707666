import { useMemo, useState } from "react";
import { useMe } from "../../api/me";
import { useDimension } from "../../api/queries";
import type { DimensionValues } from "../../api/types";
import { Choice } from "../../ui/Choice";
import { NOT_SAID } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { MultiChoice } from "../../ui/MultiChoice";
import { keep, kept } from "../../ui/theme";
import { spanOf } from "../../view/request";
import { useView } from "../../view/useView";
import { FILTERS, GRAINS, MAIN_FILTERS, type Filters, type Grain } from "../../view/viewState";
import { CompareField } from "./CompareField";
import { FilterChips } from "./FilterChips";
import { PeriodField } from "./PeriodField";
import { ZoneField } from "./ZoneField";

/** What the whole sheet is about: when, against what, and whose; all else under "More filters". */
export function FilterBar({ own, zone }: { own: boolean; zone: string }) {
  const [view, change] = useView();
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState(() => kept(MORE) !== null);
  // Of one person alone there is nothing to choose.
  const alone = useMe().data?.role === "individual" || own;
  const main = FILTERS.slice(0, MAIN_FILTERS).filter((filter) => !alone || filter.id !== "user");
  const rest = FILTERS.slice(MAIN_FILTERS).filter((filter) => !alone || filter.id !== "team");
  const set = Object.keys(view.filters).length;
  const hidden =
    rest.filter((filter) => view.filters[filter.id]).length +
    [view.grain !== "auto", view.tz !== null].filter(Boolean).length;
  const menu = (filter: (typeof FILTERS)[number]) => (
    <DimensionField
      key={filter.id}
      name={filter.id}
      title={filter.title}
      chosen={view.filters[filter.id] ?? []}
      onChange={(values) => change({ filters: replaced(view.filters, filter.id, values) })}
    />
  );
  return (
    <section className={open ? "filters filters-open" : "filters"} aria-label="Period and filters">
      <div className="filters-row">
        <PeriodField period={view.period} zone={view.tz ?? zone} onChange={(period) => change({ period })} />
        <button
          type="button"
          className="button filters-toggle"
          aria-expanded={open}
          aria-controls="filters-more"
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" size={14} /> Filters{set > 0 && ` (${set})`}
        </button>
        <div className="filters-more" id="filters-more">
          <CompareField compare={view.compare} versus={view.vs} onChange={change} />
          {main.map(menu)}
          <button
            type="button"
            className="button filters-all"
            aria-expanded={more}
            aria-controls="filters-rest"
            onClick={() => {
              keep(MORE, more ? null : "open");
              setMore(!more);
            }}
          >
            {more ? "Fewer filters" : `More filters${hidden > 0 ? ` (${hidden})` : ""}`}
          </button>
        </div>
      </div>
      <div className="filters-row filters-rest" id="filters-rest" hidden={!more}>
        <Choice
          label="Granularity"
          value={view.grain}
          options={GRANULARITIES}
          onChange={(grain) => change({ grain })}
        />
        {rest.map(menu)}
        <ZoneField zone={view.tz} fallback={zone} onChange={(tz) => change({ tz })} />
      </div>
      <FilterChips view={view} zone={view.tz ?? zone} onChange={change} />
    </section>
  );
}

const MORE = "filters";

const GRANULARITIES: { id: Grain; title: string }[] = GRAINS.map((grain) => ({
  id: grain,
  title: grain === "auto" ? "Automatic" : `By ${grain}`,
}));

function replaced(filters: Filters, name: string, values: string[]): Filters {
  const others = Object.entries(filters).filter(([other]) => other !== name);
  return Object.fromEntries(values.length === 0 ? others : [...others, [name, values]]);
}

type Value = DimensionValues["values"][number];

interface DimensionFieldProps {
  name: string;
  title: string;
  chosen: string[];
  onChange: (values: string[]) => void;
}

function DimensionField({ name, title, chosen, onChange }: DimensionFieldProps) {
  const [view] = useView();
  const [wanted, setWanted] = useState(false);
  const period = new URLSearchParams({
    ...spanOf(view.period),
    ...(view.tz === null ? {} : { tz: view.tz }),
  });
  const ever = useDimension(name, wanted);
  const now = useDimension(name, wanted, period.toString());
  const options = useMemo(
    () => (ever.data && now.data ? within(ever.data.values, now.data.values) : undefined),
    [ever.data, now.data],
  );
  return (
    <MultiChoice
      label={title}
      chosen={chosen}
      options={options}
      failed={ever.isError || now.isError}
      onOpen={() => setWanted(true)}
      onChange={onChange}
    />
  );
}

/** All values that there ever were with their events in the period, those with the most first. */
export function within(ever: Value[], now: Value[]): { value: string; events: number }[] {
  const counts = new Map(now.map(({ value, events }) => [value, events]));
  return ever
    .map(({ value }) => ({ value: value ?? NOT_SAID, events: counts.get(value) ?? 0 }))
    .sort((a, b) => b.events - a.events);
}
