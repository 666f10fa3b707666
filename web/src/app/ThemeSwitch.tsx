import { useState } from "react";
import { Icon, type IconName } from "../ui/Icon";

type Theme = "system" | "light" | "dark";
const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICONS: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };

/** Light, dark, or whatever the system prefers; kept on this device, not in the address. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(stored);
  const change = () => {
    const next = NEXT[theme];
    apply(next);
    setTheme(next);
  };
  return (
    <button
      type="button"
      className="icon-button theme-switch"
      onClick={change}
      aria-label={`Theme: ${theme}. Switch to ${NEXT[theme]}`}
      title={`Theme: ${theme}`}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}

function stored(): Theme {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "system";
}

function apply(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch (error) {
    // Storage is blocked: the choice lasts as long as the page.
    console.info("theme: not kept", error);
  }
}
