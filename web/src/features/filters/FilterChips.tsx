import { Icon } from "../../ui/Icon";
import { Name } from "../../ui/Name";
import { FILTERS, type Filters } from "../../view/viewState";

const SHOWN = 12;

/** What the view is narrowed to, each part removable. */
export function FilterChips({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const chips = Object.entries(filters).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  if (chips.length === 0) return null;
  const without = (name: string, value: string): Filters => {
    const { [name]: values = [], ...rest } = filters;
    const left = values.filter((one) => one !== value);
    return left.length === 0 ? rest : { ...rest, [name]: left };
  };
  return (
    <ul className="chips" aria-label="Filters in use">
      {chips.slice(0, SHOWN).map(({ name, value }) => (
        <li key={`${name} ${value}`} className="chip">
          <span className="chip-name">{titleOf(name)}</span>
          <Name value={value} length={36} />
          <button
            type="button"
            aria-label={`Remove ${titleOf(name)} ${value}`}
            onClick={() => onChange(without(name, value))}
          >
            <Icon name="close" size={10} />
          </button>
        </li>
      ))}
      {chips.length > SHOWN && <li className="chip">+{chips.length - SHOWN}</li>}
      <li>
        <button type="button" className="button button-quiet" onClick={() => onChange({})}>
          Clear all
        </button>
      </li>
    </ul>
  );
}

function titleOf(name: string): string {
  return FILTERS.find((filter) => filter.id === name)?.title ?? name;
}
