import type { CSSProperties } from "react";

/** How many of a sheet's twelve columns a panel takes; narrow pages give every panel all of them. */
export function spanStyle(span: number | undefined): CSSProperties {
  return { "--span": span ?? 12 } as CSSProperties;
}
