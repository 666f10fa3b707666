import { beforeEach, expect, test, vi } from "vitest";
import { inTurn } from "./turns";

const done: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  done.length = 0;
});

test("works in the order of asking, one piece in each turn", () => {
  inTurn(() => done.push("first"));
  inTurn(() => done.push("second"));
  expect(done).toEqual([]);

  vi.advanceTimersToNextTimer();
  expect(done).toEqual(["first"]);

  vi.advanceTimersToNextTimer();
  expect(done).toEqual(["first", "second"]);
});

test("leaves out what was withdrawn", () => {
  const withdraw = inTurn(() => done.push("withdrawn"));
  inTurn(() => done.push("kept"));
  withdraw();
  vi.runAllTimers();
  expect(done).toEqual(["kept"]);
});

test("does all that waits when the page goes to the printer, and only once", () => {
  inTurn(() => done.push("first"));
  inTurn(() => done.push("second"));
  window.dispatchEvent(new Event("beforeprint"));
  expect(done).toEqual(["first", "second"]);

  inTurn(() => done.push("on the way"));
  expect(done).toContain("on the way");
  window.dispatchEvent(new Event("afterprint"));
  vi.runAllTimers();
  expect(done).toEqual(["first", "second", "on the way"]);
});

test("goes on after a piece that fails", () => {
  inTurn(() => {
    throw new Error("cannot be drawn");
  });
  inTurn(() => done.push("next"));
  expect(() => vi.runAllTimers()).toThrow("cannot be drawn");
  vi.runAllTimers();
  expect(done).toEqual(["next"]);
});
