import { useEffect, useRef, type ReactNode } from "react";
import { Icon } from "./Icon";

interface DrawerProps {
  title: string;
  kicker: string;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet laid over the page's edge. Escape closes it and the focus returns to where it came from. */
export function Drawer({ title, kicker, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);

  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  return (
    // The click handler is for pointers only: a click beside the sheet closes it, as Escape does.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      onCancel={(event) => {
        event.preventDefault();
        close.current();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close.current();
      }}
    >
      <div className="drawer-sheet">
        <header className="drawer-head">
          <div>
            <p className="kicker">{kicker}</p>
            <h2 id="drawer-title">{title}</h2>
          </div>
          <button type="button" className="icon-button" onClick={() => close.current()} aria-label="Close">
            <Icon name="close" />
          </button>
        </header>
        <div className="drawer-body">{children}</div>
      </div>
    </dialog>
  );
}
