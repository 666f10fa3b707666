import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { keepTyped, takeTyped } from "./typed";

test("keys between opening and being there are kept, and only these", async () => {
  await userEvent.keyboard("a");
  keepTyped();
  await userEvent.keyboard("rop{Backspace}i{Control>}k{/Control}");
  const received: string[] = [];
  takeTyped((typed) => received.push(typed));
  await userEvent.keyboard("b");
  takeTyped((typed) => received.push(typed));
  expect(received).toEqual(["roi"]);
});
