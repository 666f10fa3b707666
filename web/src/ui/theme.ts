/** Light, dark, high contrast, or whatever the system prefers; kept on this device, not in the address. */
export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_TITLES: Record<Theme, string> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

export function storedTheme(): Theme {
  const theme = document.documentElement.dataset["theme"];
  return THEMES.find((one) => one === theme) ?? "system";
}

const listeners = new Set<() => void>();

/** Tells when the theme was chosen anew, by whichever control. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  keep("theme", theme === "system" ? null : theme);
  for (const listener of listeners) listener();
}

/** Keeps a choice on this device, for as long as the browser lets it. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (error) {
    // Storage is blocked: the choice lasts as long as the page.
    console.info(`${key}: not kept`, error);
  }
}

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    // Storage is blocked: there is nothing to remember.
    console.info(`${key}: not readable`, error);
    return null;
  }
}
