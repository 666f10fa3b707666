import { useSyncExternalStore } from "react";

/** The tokens that a drawing needs as plain colours. */
export interface Palette {
  ink: string;
  quiet: string;
  line: string;
  paper: string;
  series: string[];
  accent: string;
  good: string;
  bad: string;
  warn: string;
  scale: [string, string, string];
  font: string;
  /** How much larger than usual the page's type is: 1.5 on the largest screens; paper scales drawings as a whole. */
  zoom: number;
}

const QUERIES = [
  "(prefers-color-scheme: dark)",
  "(prefers-contrast: more)",
  "(forced-colors: active)",
  "print",
  "(min-width: 2400px)",
  "(min-width: 3400px)",
];

function subscribe(changed: () => void): () => void {
  const media = QUERIES.map((query) => window.matchMedia(query));
  for (const one of media) one.addEventListener("change", changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    observer.disconnect();
    for (const one of media) one.removeEventListener("change", changed);
  };
}

/** Something that changes exactly when the colours do. */
function themeKey(): string {
  const style = getComputedStyle(document.documentElement);
  const body = getComputedStyle(document.body);
  // The system's own colours keep their names when they change, so what they come to is asked for as well.
  const shown = `${body.color} ${body.backgroundColor}`;
  return `${style.getPropertyValue("--paper")} ${style.getPropertyValue("--ink")} ${style.fontSize} ${shown}`;
}

/** The colours of the theme in use; the same object until they change. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, current);
}

let cached: { key: string; palette: Palette } | undefined;

function current(): Palette {
  const key = themeKey();
  if (cached?.key !== key) cached = { key, palette: read() };
  return cached.palette;
}

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement("span");
  document.body.append(probe);
  const token = (name: string) => {
    probe.style.color = `var(--${name})`;
    return hex(getComputedStyle(probe).color) ?? style.getPropertyValue(`--${name}`).trim();
  };
  try {
    return paletteOf(token, style.getPropertyValue("--font").trim());
  } finally {
    probe.remove();
  }
}

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** A computed colour as drawings want it; the system's own colours only show themselves when computed. */
function hex(color: string): string | null {
  const parts = /^rgba?\((\d+), (\d+), (\d+)\b/.exec(color)?.slice(1);
  return parts ? `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}` : null;
}

function paletteOf(token: (name: string) => string, font: string): Palette {
  return {
    ink: token("ink"),
    quiet: token("ink-quiet"),
    // Where colours are forced, a hairline has the ink's: its grid would stand before the data.
    line: window.matchMedia("(forced-colors: active)").matches ? `${token("ink")}40` : token("hairline"),
    paper: token("paper-raised"),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => token(`series-${index}`)),
    accent: token("accent"),
    good: token("good"),
    bad: token("bad"),
    warn: token("warn"),
    scale: [token("heat-0"), token("heat-1"), token("heat-2")],
    font,
    zoom: Math.max(1, rootSize() / 16),
  };
}

/** What a colour means, the same on every sheet: approved is good, rejected bad, a warning warns, pending is quiet. */
export type Tone = "good" | "bad" | "warn" | "plain" | "quiet";

export function toneColor(tone: Tone, palette: Palette): string {
  return tone === "plain" ? (palette.series[0] ?? palette.ink) : palette[tone];
}

/** A drawing's height with the type that it holds. */
export function tall(height: number, { zoom }: Pick<Palette, "zoom">): number {
  return Math.round(height * zoom);
}
