import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { flushSync } from "react-dom";
import { LoadingBlock } from "../ui/Notice";
import { hasMoved, onMove } from "./moved";
import type { PlotlyDrawingProps } from "./PlotlyDrawing";
import { printing } from "./print";

const PlotlyDrawing = lazy(() => import("./PlotlyDrawing"));

/** How far below the edge of the page a drawing is begun once somebody scrolls, so that scrolling finds it done. */
const AHEAD = "600px";

interface DrawingProps extends PlotlyDrawingProps {
  height: number;
  /** With another value it is drawn anew, where Plotly would move from the old drawing to the new one. */
  fresh?: string;
}

/**
 * A Plotly drawing, made when it is about to be seen: a sheet's other drawings must not hold up the
 * first one. Its room is kept until then.
 */
export function Drawing({ height, fresh, ...props }: DrawingProps) {
  const room = useRef<HTMLDivElement>(null);
  const near = useNear(room);
  return (
    <div ref={room} className="drawing-room" style={{ blockSize: height }}>
      {near && (
        <Suspense fallback={<LoadingBlock height="100%" />}>
          <PlotlyDrawing key={fresh} {...props} />
        </Suspense>
      )}
    </div>
  );
}

/**
 * Whether an element has been in sight, or near it once somebody moves about the page, or the page is printed: then at
 * once, for the printer waits for nothing.
 */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(() => typeof IntersectionObserver === "undefined" || printing());
  const moved = useSyncExternalStore(onMove, hasMoved);
  useEffect(() => {
    const target = element.current;
    if (near || !target) return;
    const come = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) come();
      },
      { rootMargin: moved ? AHEAD : "0px" },
    );
    observer.observe(target);
    const print = () => flushSync(come);
    window.addEventListener("beforeprint", print);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", print);
    };
  }, [near, element, moved]);
  return near;
}
