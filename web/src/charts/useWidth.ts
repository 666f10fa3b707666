import { useLayoutEffect, useState, type RefObject } from "react";

/** How wide an element is, in CSS pixels; as wide as the page until it has been laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(window.innerWidth);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target || typeof ResizeObserver === "undefined") return;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- measured before it is painted, so nothing jumps
    setWidth(target.clientWidth);
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
