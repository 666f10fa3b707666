import { describe, expect, it } from "vitest";
import { absenceOf, sentenceOf, wordsOf } from "./noteWords";

describe("noteWords", () => {
  it("noSource_saysWhatIsNeededOnce", () => {
    const note = { code: "no_source", text: "no source: needs the system/gpu_utilization hook" };
    expect(sentenceOf(note)).toBe("Needs the system/gpu_utilization hook.");
    expect(wordsOf([note, note])).toEqual(["Needs the system/gpu_utilization hook."]);
  });

  it("causes_comeBeforeRemarks", () => {
    const notes = [
      { code: "limit", text: "the 12 of 30 groups with the most events" },
      { code: "no_events", text: "no such event in this period and selection" },
      { code: "source_incomplete", text: "hudson-lab git: 3 files unread." },
    ];
    expect(wordsOf(notes)).toEqual([
      "hudson-lab git: 3 files unread.",
      "No such event in this period and selection.",
    ]);
  });

  it("whatIsNotCountedYet_standsAlone", () => {
    const notes = [
      { code: "no_events", text: "no such event in this period and selection" },
      { code: "lagging", text: "behind by up to 4 events that were received but are not counted yet" },
    ];
    expect(wordsOf(notes)).toEqual(["Behind by up to 4 events that were received but are not counted yet."]);
    expect(absenceOf(notes)).toBe("Still being counted");
  });

  it("nothingTold_isSaid", () => {
    expect(wordsOf([])).toEqual(["No event lies in this period with these filters."]);
  });
});
