import { Suspense, useDeferredValue, type ReactNode } from "react";
import type { Sheet } from "./useSheet";

interface FollowingProps {
  sheet: Sheet;
  /** Draws the charts of a sheet; may still have to be loaded. */
  children: (sheet: Sheet) => ReactNode;
}

/** A sheet's charts: they follow its cards, which are read first, and never hold up a key press. */
export function Following({ sheet, children }: FollowingProps) {
  const following = useDeferredValue(sheet, null);
  const place = <div className="panels" aria-busy="true" />;
  return <Suspense fallback={place}>{following ? children(following) : place}</Suspense>;
}
