import { printing } from "./print";

const waiting: (() => void)[] = [];
let timer: number | undefined;

/**
 * Does a piece of work when its turn comes: one after the other, and between two of them the page can answer a finger
 * or a key. On the way to paper at once, for the printer waits for nothing. What is returned withdraws it.
 */
export function inTurn(work: () => void): () => void {
  if (printing()) {
    work();
    return () => undefined;
  }
  waiting.push(work);
  timer ??= window.setTimeout(next);
  return () => {
    const place = waiting.indexOf(work);
    if (place >= 0) waiting.splice(place, 1);
  };
}

/** The printer is next: whatever waits is done. */
window.addEventListener("beforeprint", () => {
  for (const work of waiting.splice(0)) work();
});

function next(): void {
  const work = waiting.shift();
  timer = waiting.length > 0 ? window.setTimeout(next) : undefined;
  work?.();
}
