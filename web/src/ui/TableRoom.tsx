import type { ReactNode } from "react";

/** A table that scrolls inside its room; focusable, so that the keyboard can scroll it too. */
export function TableRoom({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
    <div className="table-room" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
