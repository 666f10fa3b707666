const EVENTS = ["scroll", "wheel", "touchstart", "keydown", "pointermove"] as const;
const listeners = new Set<() => void>();
let moved = false;

/** Whether anybody has begun to move about the page; what is below its edge is worth nothing before. */
export function hasMoved(): boolean {
  return moved;
}

/** Calls back, once, when somebody begins to. */
export function onMove(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function move(): void {
  moved = true;
  for (const event of EVENTS) window.removeEventListener(event, move, true);
  for (const listener of listeners) listener();
}

for (const event of EVENTS) window.addEventListener(event, move, { capture: true, passive: true });
