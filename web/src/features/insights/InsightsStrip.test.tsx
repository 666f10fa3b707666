import { describe, expect, it } from "vitest";
import type { Insights } from "../../api/insight";
import { nothing } from "./InsightsStrip";

function answer(part: Partial<Insights>): Insights {
  return {
    tab: "overview",
    insights: [],
    hidden: 0,
    judged: 0,
    notJudged: [],
    watermark: { seq: 0, receivedAt: null },
    ...part,
  };
}

describe("Insights", () => {
  it("nothingFound_isSaidOfWhatWasJudged", () => {
    expect(nothing(answer({ judged: 12 }))).toBe("Nothing out of the ordinary in 12 figures.");
  });

  it("nothingJudged_saysWhy", () => {
    const notJudged = [{ metric: "parses", title: "Parses", text: "there is 1 settled value" }];
    expect(nothing(answer({ notJudged }))).toContain("there is 1 settled value");
  });

  it("hidden_isTold", () => {
    expect(nothing(answer({ judged: 2, hidden: 3 }))).toContain("3 that you found not useful are hidden");
  });
});
