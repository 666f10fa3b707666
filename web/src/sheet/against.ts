import type { View } from "../view/viewState";

/** What the comparison is called. */
export const AGAINST: Record<View["compare"], string> = {
  previous: "previous period",
  year: "same period last year",
  none: "",
};
