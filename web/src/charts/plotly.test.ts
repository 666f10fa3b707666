import { describe, expect, it, vi } from "vitest";
import sankeyConstants from "plotly.js/src/traces/sankey/constants";

describe("plotly", () => {
  it("flows_doNotMoveFromOldNumbersToNewOnes", async () => {
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "" }));
    await import("./plotly");
    expect(sankeyConstants.duration).toBe(0);
  });
});
