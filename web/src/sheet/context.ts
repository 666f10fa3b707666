import type { Catalogue } from "../api/types";

/** What every sheet is drawn with. */
export interface SheetContext {
  catalogue: Catalogue;
  /** The time zone that days are cut in and times are shown in. */
  zone: string;
}
