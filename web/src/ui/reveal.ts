/** Brings a part of the page into sight, and the keyboard to what is chosen in it. */
export function reveal(part: HTMLElement | null, chosen: string): void {
  part?.scrollIntoView({ block: "start" });
  part?.querySelector<HTMLElement>(chosen)?.focus({ preventScroll: true });
}
