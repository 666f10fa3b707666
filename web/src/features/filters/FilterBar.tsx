import { useState } from "react";
import { useMe } from "../../api/me";
import { useDimension } from "../../api/queries";
import { Choice } from "../../ui/Choice";
import { NOT_SAID } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { MultiChoice } from "../../ui/MultiChoice";
import { useView } from "../../view/useView";
import { COMPARISONS, FILTERS, GRAINS, type Filters, type Grain } from "../../view/viewState";
import { FilterChips } from "./FilterChips";
import { PeriodField } from "./PeriodField";
import { VersusField } from "./VersusField";
import { ZoneField } from "./ZoneField";

/** What the whole sheet is about: when, against what, how fine, and whose. */
export function FilterBar({ own, zone }: { own: boolean; zone: string }) {
  const [view, change] = useView();
  const [open, setOpen] = useState(false);
  // Of one person alone there is nothing to choose.
  const alone = useMe().data?.role === "individual" || own;
  const offered = alone ? FILTERS.filter((filter) => filter.id !== "user") : FILTERS;
  const set = Object.keys(view.filters).length;
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
          <Choice
            label="Compare with"
            value={view.compare}
            options={COMPARISONS}
            onChange={(compare) => change({ compare })}
          />
          <VersusField versus={view.vs} onChange={(vs) => change({ vs })} />
          <Choice
            label="Granularity"
            value={view.grain}
            options={GRANULARITIES}
            onChange={(grain) => change({ grain })}
          />
          {offered.map((filter) => (
            <DimensionField
              key={filter.id}
              name={filter.id}
              title={filter.title}
              chosen={view.filters[filter.id] ?? []}
              onChange={(values) => change({ filters: replaced(view.filters, filter.id, values) })}
            />
          ))}
          <ZoneField zone={view.tz} fallback={zone} onChange={(tz) => change({ tz })} />
        </div>
      </div>
      <FilterChips view={view} zone={view.tz ?? zone} onChange={change} />
    </section>
  );
}

const GRANULARITIES: { id: Grain; title: string }[] = GRAINS.map((grain) => ({
  id: grain,
  title: grain === "auto" ? "Automatic" : `By ${grain}`,
}));

function replaced(filters: Filters, name: string, values: string[]): Filters {
  const others = Object.entries(filters).filter(([other]) => other !== name);
  return Object.fromEntries(values.length === 0 ? others : [...others, [name, values]]);
}

interface DimensionFieldProps {
  name: string;
  title: string;
  chosen: string[];
  onChange: (values: string[]) => void;
}

function DimensionField({ name, title, chosen, onChange }: DimensionFieldProps) {
  const [wanted, setWanted] = useState(false);
  const { data, isError } = useDimension(name, wanted);
  const options = data?.values.map(({ value, events }) => ({ value: value ?? NOT_SAID, events }));
  return (
    <MultiChoice
      label={title}
      chosen={chosen}
      options={options}
      failed={isError}
      onOpen={() => setWanted(true)}
      onChange={onChange}
    />
  );
}
