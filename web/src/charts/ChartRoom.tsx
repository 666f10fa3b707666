import type { ReactNode } from "react";
import type { useChartKeys } from "./useChartKeys";

interface ChartRoomProps {
  label: string;
  keys: ReturnType<typeof useChartKeys>;
  /** What stands where the keyboard is, for those who cannot see it. */
  said: string;
  children: ReactNode;
}

/** A drawing that the keyboard can go through. */
export function ChartRoom({ label, keys, said, children }: ChartRoomProps) {
  return (
    // A drawing takes the arrow keys, which is what "application" tells a screen reader.
    /* eslint-disable jsx-a11y/no-noninteractive-tabindex */
    <div
      {...keys.room}
      className="chart-room"
      role="application"
      aria-roledescription="chart"
      aria-label={label}
      tabIndex={0}
    >
      {children}
      <span className="visually-hidden" role="status">
        {keys.cursor ? said : ""}
      </span>
    </div>
    /* eslint-enable jsx-a11y/no-noninteractive-tabindex */
  );
}
