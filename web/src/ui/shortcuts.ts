import { useEffect, useRef } from "react";
import { keep, kept } from "./theme";

const KEY = "single-keys";

/** Single letters as shortcuts can be switched off, for those whose software types by itself. */
export function singleKeysOn(): boolean {
  return kept(KEY) !== "off";
}

export function setSingleKeys(on: boolean): void {
  keep(KEY, on ? null : "off");
}

/** Shortcuts by key: "mod+k" for Ctrl or ⌘, else the character itself. Fields keep their keys. */
export type Shortcuts = Record<string, () => void>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  }, [shortcuts]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const action = name === null ? undefined : current.current[name];
      if (!action || event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey) return event.altKey ? null : `mod+${event.key.toLowerCase()}`;
  if (event.altKey || busy(event.target) || !singleKeysOn()) return null;
  return event.key;
}

/** Where letters mean something else: fields, and whatever lies open above the page. */
function busy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest("input, select, textarea, [contenteditable], dialog, [role=menu]") !== null;
}
