import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";

export interface MenuItem {
  label: ReactNode;
  /** The key or modifier that does the same without the menu. */
  hint?: string;
  onPress: () => void;
}

interface MenuProps {
  label: string;
  head: ReactNode;
  items: MenuItem[];
  x: number;
  y: number;
  onClose: () => void;
}

const EDGE = 8;

/** A menu at a point of the page: arrows move, Enter chooses, Escape or a press elsewhere closes. */
export function Menu({ label, head, items, x, y, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    const opener = document.activeElement;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${clamp(x + EDGE, window.innerWidth - width - EDGE)}px`;
    element.style.top = `${clamp(y + EDGE, window.innerHeight - height - EDGE)}px`;
    element.querySelector("button")?.focus({ preventScroll: true });
    const toggled = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") close.current();
    };
    const scrolled = () => element.hidePopover();
    element.addEventListener("toggle", toggled);
    window.addEventListener("scroll", scrolled, { passive: true, once: true });
    return () => {
      element.removeEventListener("toggle", toggled);
      window.removeEventListener("scroll", scrolled);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [x, y]);

  return (
    <div ref={menu} popover="auto" className="menu">
      <p className="menu-head">{head}</p>
      <div role="menu" aria-label={label} tabIndex={-1} onKeyDown={move}>
        {items.map((item, index) => (
          <button
            key={index}
            type="button"
            role="menuitem"
            className="menu-item"
            onClick={() => {
              item.onPress();
              onClose();
            }}
          >
            <span>{item.label}</span>
            {item.hint && <kbd aria-hidden="true">{item.hint}</kbd>}
          </button>
        ))}
      </div>
    </div>
  );
}

function clamp(value: number, most: number): number {
  return Math.max(EDGE, Math.min(value, most));
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function move(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[step(at, buttons.length)]?.focus();
}
