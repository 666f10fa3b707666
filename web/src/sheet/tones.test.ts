import { expect, test } from "vitest";
import { bandTone } from "../charts/SankeyChart";
import { toneOfMetric, toneOfValue } from "./tones";

test("approved is green and rejected red, as a metric and as an action", () => {
  expect([toneOfMetric("reviews_approved"), toneOfValue("collab_review_approve")]).toEqual(["good", "good"]);
  expect([toneOfMetric("reviews_rejected"), toneOfValue("collab_review_reject")]).toEqual(["bad", "bad"]);
  expect(toneOfValue("non_compliant")).toBe("bad");
  expect([toneOfMetric("comments"), toneOfValue("generate"), toneOfValue(null)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("what is not valid stays red on its way, a warning amber", () => {
  expect(bandTone("bad", "good")).toBe("bad");
  expect(bandTone("warn", "good")).toBe("warn");
  expect(bandTone("warn", "bad")).toBe("bad");
  expect(bandTone("good", "quiet")).toBe("quiet");
});
