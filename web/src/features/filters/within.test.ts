import { expect, it } from "vitest";
import { NOT_SAID } from "../../ui/format";
import { within } from "./FilterBar";

it("values_standInTheOrderOfTheNumbersThatAreShown_alsoThoseWithoutEventsNow", () => {
  const ever = ["ana", "ben", null, "cem"].map((value, place) => ({ value, events: 90 - place }));
  const now = [
    { value: "cem", events: 7 },
    { value: null, events: 9 },
    { value: "ana", events: 1 },
  ];
  expect(within(ever, now)).toEqual([
    { value: NOT_SAID, events: 9 },
    { value: "cem", events: 7 },
    { value: "ana", events: 1 },
    { value: "ben", events: 0 },
  ]);
});
