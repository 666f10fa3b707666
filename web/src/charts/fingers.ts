/** A finger that moved less than this has pressed. */
const STILL_PX = 8;

/**
 * Tells Plotly of a finger on a plot as of a mouse: a tap presses, a stroke along a drawing that can be brushed brushes it, and anything
 * else scrolls the page. Left alone, Plotly holds the page wherever a finger lands on a drawing that can be brushed; on any
 * other it clicks by itself, and the browser's own click, which follows, closes the menu that the first one opened.
 */
export function tellFingers(drawing: HTMLElement, canBrush: () => boolean): () => void {
  let start: Touch | null = null;
  let brushing = false;
  const tell = (type: string, { clientX, clientY }: Touch) =>
    start?.target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX, clientY }),
    );
  const leave = () => {
    if (brushing && start) {
      tell("mousemove", start);
      tell("mouseup", start);
    }
    start = null;
    brushing = false;
  };
  const handlers: Record<string, (event: TouchEvent) => void> = {
    touchstart: ({ touches }) => {
      leave();
      if (touches.length === 1) start = touches[0] ?? null;
    },
    touchmove: ({ touches: [at] }) => {
      if (!start || !at) return;
      const along = Math.abs(at.clientX - start.clientX);
      const across = Math.abs(at.clientY - start.clientY);
      if (!brushing && Math.max(along, across) >= STILL_PX) {
        if (!canBrush() || across > along) return leave();
        brushing = true;
        tell("mousedown", start);
      }
      if (brushing) tell("mousemove", at);
    },
    touchend: (event) => {
      const [at] = event.changedTouches;
      if (!start || !at) return;
      event.preventDefault();
      if (!brushing) tell("mousedown", start);
      tell("mouseup", at);
      start = null;
      brushing = false;
    },
    touchcancel: leave,
  };
  const heard = new AbortController();
  for (const [type, handle] of Object.entries(handlers)) {
    const listener = (event: Event) => {
      if (!(event.target as Element).matches(".nsewdrag")) return;
      event.stopPropagation();
      handle(event as TouchEvent);
    };
    const passive = type !== "touchend";
    drawing.addEventListener(type, listener, { capture: true, passive, signal: heard.signal });
  }
  return () => heard.abort();
}
