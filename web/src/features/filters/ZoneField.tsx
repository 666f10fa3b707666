import { useId, useMemo, useState } from "react";
import { useZones } from "../../api/queries";

interface ZoneFieldProps {
  zone: string | null;
  fallback: string;
  onChange: (zone: string | null) => void;
}

/** In which time zone days begin: those that browser and server both know, listed once somebody wants to choose. */
export function ZoneField({ zone, fallback, onChange }: ZoneFieldProps) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const { data } = useZones(wanted);
  const all = useMemo(() => (data ? shared(data.zones) : []), [data]);
  const zones = [...new Set([...(zone ? [zone] : []), ...all])];
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

/** The likeliest first: the reader's own, and UTC. */
function shared(known: string[]): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const served = new Set(known);
  return [own, "UTC", ...Intl.supportedValuesOf("timeZone")].filter((name) => served.has(name));
}
