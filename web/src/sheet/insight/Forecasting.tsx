import type { Forecast } from "../../api/insight";
import { Notes } from "./Notes";

interface ForecastingProps {
  title: string;
  on: boolean;
  answer: Forecast | undefined;
  failed: boolean;
  onSwitch: (on: boolean) => void;
}

/** What was done to the history before it was carried on. */
const OF_THE_HISTORY = ["gaps_filled", "level_break"];

/** Whether the forecast is drawn, and how far to trust it; or why there is none. */
export function Forecasting({ title, on, answer, failed, onSwitch }: ForecastingProps) {
  return (
    <div className="forecasting">
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
        Forecast<span className="visually-hidden"> of {title}</span>
      </label>
      {on && (
        <p role="status" className="quiet">
          {failed ? "The forecast could not be loaded." : (answer?.text ?? "Trying methods on the past…")}
        </p>
      )}
      {on && answer && <Notes notes={answer.notes.filter((note) => OF_THE_HISTORY.includes(note.code))} />}
    </div>
  );
}
