import { describe, expect, it } from "vitest";
import { peopleOf, togetherSet } from "./insight";

describe("togetherSet", () => {
  it.each([
    ["ana", "ben"],
    ["a>b", "50% / c"],
    ["مريم", "🏗️"],
  ])("gives %s and %s back", (author, participant) => {
    expect(peopleOf(togetherSet(author, participant))).toEqual([author, participant]);
  });
});
