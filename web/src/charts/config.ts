import type { Config } from "plotly.js";
import { timeWords } from "./locale";

/** What all drawings are made with. */
export const CONFIG: Partial<Config> = {
  displayModeBar: false,
  responsive: true,
  doubleClick: false,
  // What brushing did is said by the page, in its own words.
  showTips: false,
  locale: "viewer",
  locales: { viewer: { format: timeWords() } },
};
