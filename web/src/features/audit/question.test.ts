import { describe, expect, it } from "vitest";
import { paramsOf, readQuestion, searchOf } from "./question";

describe("question", () => {
  it("isReadFromTheAddress_andWrittenBack", () => {
    const question = readQuestion("?who=mia+%26+co&outcome=denied&other=1");
    expect(question).toMatchObject({ who: "mia & co", outcome: "denied", text: "" });
    expect(searchOf(question).toString()).toBe("who=mia+%26+co&outcome=denied");
  });

  it.each([
    ["2026-11-30", "UTC", "2026-12-01T00:00:00.000Z"],
    ["2026-12-31", "America/Chicago", "2027-01-01T06:00:00.000Z"],
    ["2026-10-31", "America/Chicago", "2026-11-01T05:00:00.000Z"], // the clocks are put back later that day
    ["2026-11-01", "America/Chicago", "2026-11-02T06:00:00.000Z"],
    ["2026-03-28", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["soon", "UTC", "soon"],
  ])("includesTheLastDay %s of %s", (to, zone, asked) => {
    expect(paramsOf(readQuestion(`?to=${to}`), zone).get("to")).toBe(asked);
  });

  it("beginsWithTheFirstDayOfTheZone", () => {
    expect(paramsOf(readQuestion("?from=2026-06-01"), "Asia/Tokyo").get("from")).toBe(
      "2026-05-31T15:00:00.000Z",
    );
  });
});
