import { useEffect, useRef, type ReactNode } from "react";

interface PopoverProps {
  label: string;
  /** The right and lower edge of what opened it. */
  at: { x: number; y: number };
  onClose: () => void;
  children: ReactNode;
}

const EDGE = 8;

/** A small sheet at what opened it. Escape or a press elsewhere closes it; the focus goes back. */
export function Popover({ label, at, onClose, children }: PopoverProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const opener = document.activeElement;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE, Math.min(at.x, window.innerWidth - EDGE) - width)}px`;
    element.style.top = `${Math.max(EDGE, Math.min(at.y + EDGE / 2, window.innerHeight - height - EDGE))}px`;
    element.querySelector<HTMLElement>("button, input")?.focus({ preventScroll: true });
    const toggled = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") close.current();
    };
    element.addEventListener("toggle", toggled);
    return () => {
      element.removeEventListener("toggle", toggled);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [at.x, at.y]);
  return (
    <div ref={sheet} popover="auto" className="menu popover" role="dialog" aria-label={label}>
      {children}
    </div>
  );
}
