import { useSyncExternalStore } from "react";
import { Icon, type IconName } from "../ui/Icon";
import { applyTheme, onTheme, storedTheme, THEMES, THEME_TITLES, type Theme } from "../ui/theme";

const ICONS: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon", contrast: "contrast" };

/** Goes round the themes; the palette chooses one directly. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(onTheme, storedTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <button
      type="button"
      className="icon-button theme-switch"
      onClick={() => applyTheme(next)}
      aria-label={`Theme: ${THEME_TITLES[theme]}. Switch to ${THEME_TITLES[next]}`}
      title={`Theme: ${THEME_TITLES[theme]}`}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
