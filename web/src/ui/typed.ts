/**
 * What is typed after something was opened and before it is there: a field that comes with a part of the page must not
 * lose the first keys.
 */
let text: string | null = null;

function onKey(event: KeyboardEvent): void {
  if (text === null || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1) text += event.key;
  else if (event.key === "Backspace") text = text.slice(0, -1);
  else if (event.key === "Escape") takeTyped();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keeps what is typed from now on. */
export function keepTyped(): void {
  if (text === null) window.addEventListener("keydown", onKey, { capture: true });
  text = "";
  window.clearTimeout(late);
  late = window.setTimeout(takeTyped, PATIENCE_MS);
}

/** A part of the page that does not come must not keep the keys. */
const PATIENCE_MS = 10_000;
let late = 0;

/** Hands over what was typed meanwhile, if anything; from now on keys go where they always go. */
export function takeTyped(receive: (typed: string) => void = () => undefined): void {
  const typed = text ?? "";
  text = null;
  window.clearTimeout(late);
  window.removeEventListener("keydown", onKey, { capture: true });
  if (typed !== "") receive(typed);
}
