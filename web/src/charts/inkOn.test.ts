import { describe, expect, it } from "vitest";
import { inkOn } from "./inkOn";

describe("inkOn", () => {
  it("paleCells_haveInk_darkOnesPaper", () => {
    const light = { scale: ["#e6edf4", "#7fa8d0", "#123d6e"], ink: "#14202e", paper: "#fdfcf9" } as const;
    const palette = { ...light, scale: [...light.scale] as [string, string, string] };
    expect([0, 0.5, 1].map((share) => inkOn(share, palette))).toEqual([light.ink, light.ink, light.paper]);
  });

  it("onADarkPage_itIsTheOtherWayRound", () => {
    const dark = { ink: "#e8edf2", paper: "#16202b", scale: ["#1c2733", "#3f6f9f", "#b8dcff"] };
    const palette = { ...dark, scale: dark.scale as [string, string, string] };
    expect([0, 1].map((share) => inkOn(share, palette))).toEqual([dark.ink, dark.paper]);
  });
});
