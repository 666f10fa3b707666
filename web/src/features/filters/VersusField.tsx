import { useId, useState } from "react";
import { useDimension } from "../../api/queries";
import { clip } from "../../ui/format";
import { formatVersus, PERIODS, type Versus } from "../../view/viewState";

interface VersusFieldProps {
  versus: Versus | null;
  onChange: (versus: Versus | null) => void;
}

/** Sets another project, or another period, side by side with the view. */
export function VersusField({ versus, onChange }: VersusFieldProps) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const { data } = useDimension("project", wanted);
  const projects = (data?.values ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const value = versus ? formatVersus(versus) : "";
  const known =
    value === "" ||
    PERIODS.some((one) => one.id === value) ||
    projects.some((one) => `project:${one}` === value);
  return (
    <div className="field">
      <label htmlFor={id}>Side by side</label>
      <select
        id={id}
        value={value}
        onFocus={() => setWanted(true)}
        onPointerDown={() => setWanted(true)}
        onChange={(event) => onChange(read(event.target.value, versus))}
      >
        <option value="">Nothing</option>
        {!known && <option value={value}>{clip(value.replace(/^project:/, ""), 40)}</option>}
        <optgroup label="Another project">
          {projects.map((project) => (
            <option key={project} value={`project:${project}`}>
              {clip(project, 40)}
            </option>
          ))}
        </optgroup>
        <optgroup label="Another period">
          {PERIODS.map((period) => (
            <option key={period.id} value={period.id}>
              {period.title}
            </option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}

function read(value: string, now: Versus | null): Versus | null {
  if (value === "") return null;
  if (value.startsWith("project:")) return { project: value.slice("project:".length) };
  return PERIODS.some((one) => one.id === value) ? { period: { preset: value } } : now;
}
