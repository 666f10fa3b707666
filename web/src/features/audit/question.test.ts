import { describe, expect, it } from "vitest";
import { paramsOf, readQuestion, searchOf } from "./question";

describe("question", () => {
  it("isReadFromTheAddress_andWrittenBack", () => {
    const question = readQuestion("?who=mia+%26+co&outcome=denied&other=1");
    expect(question).toMatchObject({ who: "mia & co", outcome: "denied", text: "" });
    expect(searchOf(question).toString()).toBe("who=mia+%26+co&outcome=denied");
  });

  it.each([
    ["2026-11-30", "2026-12-01"],
    ["2026-12-31", "2027-01-01"],
    ["soon", "soon"],
  ])("includesTheLastDay %s", (to, asked) => {
    expect(paramsOf(readQuestion(`?to=${to}`)).get("to")).toBe(asked);
  });
});
