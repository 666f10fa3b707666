import { useId, useState, type FormEvent } from "react";
import { formatHours } from "../../ui/format";
import { PERIODS, type Period } from "../../view/viewState";

interface PeriodFieldProps {
  period: Period;
  zone: string;
  onChange: (period: Period) => void;
}

/** Presets, or two dates. A period from the address that is no preset is listed as it is. */
export function PeriodField({ period, zone, onChange }: PeriodFieldProps) {
  const id = useId();
  const hours = "from" in period && period.from.includes("T") ? formatHours(period, zone) : null;
  const ranged = "from" in period && hours === null;
  const [custom, setCustom] = useState(false);
  const preset = hours ?? ("preset" in period ? period.preset : "custom");
  const listed = PERIODS.some((one) => one.id === preset) || preset === "custom";
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Period</label>
        <select
          id={id}
          value={custom ? "custom" : preset}
          onChange={(event) => {
            setCustom(event.target.value === "custom");
            if (event.target.value !== "custom") onChange({ preset: event.target.value });
          }}
        >
          {PERIODS.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
          {!listed && <option value={preset}>{preset}</option>}
          <option value="custom">From … to …</option>
        </select>
      </div>
      {(custom || ranged) && (
        <RangeFields
          key={ranged ? `${period.from} ${period.to}` : "new"}
          range={ranged ? period : { from: "", to: "" }}
          onChange={(range) => {
            setCustom(false);
            onChange(range);
          }}
        />
      )}
    </>
  );
}

interface Range {
  from: string;
  to: string;
}

function RangeFields({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const id = useId();
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const backwards = from !== "" && to !== "" && from > to;
  const usable = from !== "" && to !== "" && !backwards;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (usable) onChange({ from, to });
  };
  return (
    <form className="range" onSubmit={apply}>
      <div className="field">
        <label htmlFor={`${id}-from`}>From</label>
        <input
          id={`${id}-from`}
          type="date"
          value={from}
          max={to || undefined}
          aria-invalid={backwards}
          aria-describedby={`${id}-problem`}
          onChange={(e) => setFrom(e.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-to`}>To</label>
        <input
          id={`${id}-to`}
          type="date"
          value={to}
          min={from || undefined}
          aria-invalid={backwards}
          aria-describedby={`${id}-problem`}
          onChange={(e) => setTo(e.target.value)}
        />
      </div>
      <button type="submit" className="button" disabled={!usable || (from === range.from && to === range.to)}>
        Apply
      </button>
      <p id={`${id}-problem`} className="range-problem" role="status">
        {backwards && "The period would end before it begins."}
      </p>
    </form>
  );
}
