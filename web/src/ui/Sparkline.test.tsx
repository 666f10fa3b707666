import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Point } from "../api/types";
import { Sparkline } from "./Sparkline";

const at = (value: number | null, cut = false): Point => ({ t: "2026-04-01T00:00:00Z", value, cut });

/** How many points the paths of a kind join. */
function joined(series: Point[]): Record<"whole" | "cut", number[]> {
  const { container } = render(<Sparkline series={series} />);
  const points = (query: string) =>
    [...container.querySelectorAll(query)].map((path) => (path.getAttribute("d")?.match(/L/g) ?? []).length);
  return { whole: points(".sparkline-line:not(.sparkline-cut)"), cut: points(".sparkline-cut") };
}

describe("Sparkline", () => {
  it("wholeSteps_areOneLine", () => {
    expect(joined([at(1), at(2), at(3)])).toEqual({ whole: [3], cut: [] });
  });

  it("emptySteps_interruptIt", () => {
    expect(joined([at(1), at(null), at(3)])).toEqual({ whole: [1, 1], cut: [] });
  });

  it("cutEnds_areDrawnFaintlyUpToTheirNeighbours", () => {
    expect(joined([at(1, true), at(2), at(3), at(4), at(1, true)])).toEqual({ whole: [3], cut: [2, 2] });
  });

  it("aRateInPart_doesNotFlattenTheOthers_anAmountInPartIsSeen", () => {
    const heights = (series: Point[]) => {
      const { container } = render(<Sparkline series={series} />);
      const path = container.querySelector(".sparkline-line:not(.sparkline-cut)")?.getAttribute("d") ?? "";
      return [...path.matchAll(/ (\d+\.\d)/g)].map(([, y]) => Number(y));
    };
    const rates = heights([at(0, true), at(0.9), at(0.95), at(0.92)]);
    expect(Math.max(...rates) - Math.min(...rates)).toBeGreaterThan(20);
    expect(new Set(heights([at(0), at(0), at(0), at(2, true)]))).toEqual(new Set([33]));
  });
});
