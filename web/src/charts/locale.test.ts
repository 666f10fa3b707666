import { describe, expect, it } from "vitest";
import { timeWords } from "./locale";

describe("timeWords", () => {
  it("namesAndOrder_areTheLocales", () => {
    expect(timeWords("en-US")).toMatchObject({
      month: "%b %Y",
      dayMonth: "%b %-d",
      dayMonthYear: "%b %-d, %Y",
    });
    expect(timeWords("de-DE")).toMatchObject({ month: "%b %Y", dayMonth: "%-d. %b" });
    expect(timeWords("de-DE").shortMonths[4]).toBe("Mai");
    expect(timeWords("fr-FR").months[1]).toBe("février");
  });

  it("weeks_beginOnSunday", () => {
    expect(timeWords("en-US").shortDays).toEqual(["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
  });
});
