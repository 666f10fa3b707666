import type { View } from "../view/viewState";

/** What the comparison is called. */
export const AGAINST: Record<View["compare"], string> = {
  previous: "the period before",
  year: "a year earlier",
  none: "",
};
