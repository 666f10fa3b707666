import type { ComponentType } from "react";
import type { Panel } from "../api/sheets";
import type { SheetContext } from "./context";
import type { Sheet } from "./useSheet";

/** What every part of a sheet is drawn with. */
export interface PartProps {
  panel: Panel;
  sheet: Sheet;
  context: SheetContext;
}

/** A part of a sheet that is no chart: how it is drawn, and how it is fetched ahead of that. */
export interface Part {
  /** What stands above it, where a sheet does not name it. */
  title?: string;
  View: ComponentType<PartProps>;
  load?: () => Promise<unknown>;
}

/** The parts that there are, by the kind of their panels. */
export type Parts = Partial<Record<string, Part>>;
