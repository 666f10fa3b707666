import { useId } from "react";

interface ZoneFieldProps {
  zone: string | null;
  fallback: string;
  onChange: (zone: string | null) => void;
}

/** In which time zone days begin. */
export function ZoneField({ zone, fallback, onChange }: ZoneFieldProps) {
  const id = useId();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([own, "UTC", ...Intl.supportedValuesOf("timeZone"), ...(zone ? [zone] : [])])];
  return (
    <div className="field">
      <label htmlFor={id}>Time zone</label>
      <select id={id} value={zone ?? ""} onChange={(event) => onChange(event.target.value || null)}>
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
