import { useId, useState } from "react";
import { useDimension } from "../../api/queries";
import type { Comparison } from "../../api/types";
import { clip } from "../../ui/format";
import { COMPARISONS, formatVersus, PERIODS, type Versus, type View } from "../../view/viewState";

interface CompareFieldProps {
  compare: Comparison;
  versus: Versus | null;
  onChange: (change: Pick<View, "vs"> & Partial<Pick<View, "compare">>) => void;
}

/** What the view is compared with: one thing at a time, an earlier period or another view side by side. */
export function CompareField({ compare, versus, onChange }: CompareFieldProps) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const { data } = useDimension("project", wanted);
  const projects = (data?.values ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const value = versus ? SIDE + formatVersus(versus) : compare;
  const known =
    !versus ||
    PERIODS.some((one) => SIDE + one.id === value) ||
    projects.some((one) => `${SIDE}project:${one}` === value);
  return (
    <div className="field">
      <label htmlFor={id}>Compare with</label>
      <select
        id={id}
        value={value}
        onFocus={() => setWanted(true)}
        onPointerDown={() => setWanted(true)}
        onChange={(event) => onChange(read(event.target.value, versus))}
      >
        {COMPARISONS.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
        {!known && (
          <option value={value}>{clip(value.slice(SIDE.length).replace(/^project:/, ""), 40)}</option>
        )}
        <optgroup label="Side by side: another project">
          {projects.map((project) => (
            <option key={project} value={`${SIDE}project:${project}`}>
              {clip(project, 40)}
            </option>
          ))}
        </optgroup>
        <optgroup label="Side by side: another period">
          {PERIODS.map((period) => (
            <option key={period.id} value={SIDE + period.id}>
              {period.title}
            </option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}

/** Tells what stands side by side from the comparisons, which may be called as a period is. */
const SIDE = "side ";

function read(value: string, now: Versus | null): Pick<View, "vs"> & Partial<Pick<View, "compare">> {
  const comparison = COMPARISONS.find((one) => one.id === value);
  if (comparison) return { compare: comparison.id, vs: null };
  const side = value.slice(SIDE.length);
  if (side.startsWith("project:")) return { vs: { project: side.slice("project:".length) } };
  return { vs: PERIODS.some((one) => one.id === side) ? { period: { preset: side } } : now };
}
