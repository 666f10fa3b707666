import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { keep, kept } from "./theme";

interface KeptRoomProps {
  /** Under which name its height is remembered on this device. */
  name: string;
  label: string;
  className: string;
  /** Whether all of it is there: what is still to come has another height. */
  settled: boolean;
  children?: ReactNode;
}

/** One line more than it had: figures grow by a digit, names by a word. */
const SLACK_PX = 20;

/**
 * A part of the page that comes late, in the room that it took when it was last seen, so that nothing below it moves
 * when it comes. What does not fit is a press away.
 */
export function KeptRoom({ name, label, className, settled, children }: KeptRoomProps) {
  const [key] = useState(() => `room ${name} ${layoutOf(window.innerWidth)}`);
  const [room] = useState(() => sizeOf(kept(key)));
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  const inside = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!settled || open || !inside.current || !content.current) return;
    if (typeof ResizeObserver === "undefined") return;
    const [around, within] = [inside.current, content.current];
    const measure = () => {
      const height = within.offsetHeight;
      setCut(height > around.clientHeight);
      if (height > 0) keep(key, String(height + SLACK_PX));
    };
    const seen = new ResizeObserver(measure);
    seen.observe(within);
    return () => seen.disconnect();
  }, [key, settled, open]);
  return (
    // A part of it that somebody opens, or reaches with the keyboard, takes the room that it wants.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <section
      className={`panel kept-room ${className}${open ? " kept-open" : ""}`}
      style={room === null ? undefined : ({ "--room": `${room}px` } as CSSProperties)}
      aria-label={label}
      aria-busy={!settled}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest("summary")) setOpen(true);
      }}
    >
      <div ref={inside} className="kept-inside">
        <div ref={content}>{children}</div>
      </div>
      {cut && !open && (
        <p className="kept-more">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Show all of it
          </button>
        </p>
      )}
    </section>
  );
}

/** Parts of the page are laid out anew at these widths. */
function layoutOf(width: number): string {
  return width <= 600 ? "narrow" : width <= 1100 ? "middle" : "wide";
}

function sizeOf(text: string | null): number | null {
  const size = Number(text);
  return text !== null && Number.isFinite(size) && size > 0 ? size : null;
}
