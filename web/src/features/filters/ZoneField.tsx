import { useId, useState } from "react";

interface ZoneFieldProps {
  zone: string | null;
  fallback: string;
  onChange: (zone: string | null) => void;
}

/** In which time zone days begin. Some hundred names are listed once somebody wants to choose. */
export function ZoneField({ zone, fallback, onChange }: ZoneFieldProps) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = wanted ? Intl.supportedValuesOf("timeZone") : [];
  const zones = [...new Set([own, "UTC", ...(zone ? [zone] : []), ...all])];
  return (
    <div className="field">
      <label htmlFor={id}>Time zone</label>
      <select
        id={id}
        value={zone ?? ""}
        onFocus={() => setWanted(true)}
        onPointerDown={() => setWanted(true)}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{`${fallback} (server)`}</option>
        {zones.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
