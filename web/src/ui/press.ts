/**
 * Where and how something was last pressed. Drawings report that a bar was pressed, not with what,
 * and a menu wants to open where the finger is.
 */
export interface Press {
  x: number;
  y: number;
  /** Ctrl or ⌘ filters at once, Shift or Alt opens the events at once. */
  shortcut: "filter" | "events" | null;
}

let last: Press = { x: 0, y: 0, shortcut: null };

export function lastPress(): Press {
  return last;
}

/** Notes a press that no pointer made: the keyboard's. */
export function notePress(x: number, y: number, keys: ModifierKeys): void {
  last = { x, y, shortcut: shortcutOf(keys) };
}

export interface ModifierKeys {
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

function shortcutOf(keys: ModifierKeys): Press["shortcut"] {
  if (keys.ctrlKey || keys.metaKey) return "filter";
  return keys.shiftKey || keys.altKey ? "events" : null;
}

if (typeof window !== "undefined") {
  const note = (event: PointerEvent) => notePress(event.clientX, event.clientY, event);
  window.addEventListener("pointerdown", note, { capture: true });
  window.addEventListener("pointerup", note, { capture: true });
}
