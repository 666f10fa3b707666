import type { Known } from "./viewState";

/** The names that addresses of tests may use. */
export const KNOWN: Known = {
  sheets: ["mywork", "overview", "productivity", "compliance", "cost", "collaboration", "security", "health"],
  home: "overview",
  dimensions: ["project", "discipline", "user", "elementType", "region", "section", "code", "hour", "period"],
};
