import type { Simulation } from "../../api/alerts";
import { formatDay } from "../../ui/format";

const HEIGHT = 34;
const WIDTH = 520;
const DAY = 86_400_000;
const RECENT = 90;

/** How often an alert would have fired, and when. */
export function Trial({ trial, zone }: { trial: Simulation; zone: string }) {
  if (!trial.possible || trial.from === null || trial.to === null) {
    return (
      <p className="trial" role="status">
        It cannot be tried on the past: {trial.reason ?? "there is no history yet"}.
      </p>
    );
  }
  return (
    <div
      className="trial"
      role="status"
      ref={(box) => {
        // jsdom has no layout to scroll.
        box?.scrollIntoView?.({ block: "nearest" });
      }}
    >
      <p>
        It would have fired <b>{times(trial.recent)}</b> in the last {RECENT} days, and {times(trial.fired)}{" "}
        since {formatDay(trial.from, zone)}, with {trial.told} {trial.told === 1 ? "notice" : "notices"} in
        all.
      </p>
      <Course trial={trial} from={trial.from} to={trial.to} zone={zone} />
      {trial.unknown > 0 && (
        <p className="field-hint">
          Of {trial.steps} steps {trial.unknown} could not have been judged.
        </p>
      )}
      {trial.notes.map((note) => (
        <p key={note} className="field-hint">
          {note}
        </p>
      ))}
    </div>
  );
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

interface CourseProps {
  trial: Simulation;
  from: string;
  to: string;
  zone: string;
}

/** A line of time with a mark for each time; what lies in the last 90 days stands out. */
function Course({ trial, from, to, zone }: CourseProps) {
  const start = Date.parse(from);
  const length = Math.max(DAY, Date.parse(to) - start);
  const x = (time: number) => Math.max(0, Math.min(WIDTH, ((time - start) / length) * WIDTH));
  const recent = x(Date.parse(to) - RECENT * DAY);
  const shown = trial.times.length < trial.fired ? `; the first ${trial.times.length} are drawn` : "";
  return (
    <figure className="trial-course">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`When it would have fired: ${trial.times.map((one) => formatDay(one, zone)).join(", ") || "never"}`}
      >
        <rect className="trial-recent" x={recent} y={0} width={WIDTH - recent} height={HEIGHT - 8} />
        <line className="trial-line" x1={0} x2={WIDTH} y1={HEIGHT - 8} y2={HEIGHT - 8} />
        {trial.times.map((one) => (
          <line
            key={one}
            className="trial-mark"
            x1={x(Date.parse(one))}
            x2={x(Date.parse(one))}
            y1={4}
            y2={HEIGHT - 8}
          />
        ))}
      </svg>
      <figcaption>
        <span>{formatDay(from, zone)}</span>
        <span>
          last {RECENT} days shaded{shown}
        </span>
        <span>{formatDay(to, zone)}</span>
      </figcaption>
    </figure>
  );
}
