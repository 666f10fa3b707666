import { expect, it } from "vitest";
import { whileThere } from "./whileThere";

const failing = () =>
  Promise.reject(new TypeError("Cannot read properties of null (reading 'getAttribute')"));

it("aDrawingThatIsThere_isGivenOn_andItsFailureStaysOne", async () => {
  expect(await whileThere(Promise.resolve("drawn"), () => true)).toBe("drawn");
  await expect(whileThere(failing(), () => true)).rejects.toThrow("getAttribute");
});

it("aDrawingThatWentAwayMeanwhile_isNothing_howeverItEnded", async () => {
  let there = true;
  const going = whileThere(failing(), () => there);
  there = false;
  expect(await going).toBeNull();
  expect(await whileThere(Promise.resolve("drawn"), () => false)).toBeNull();
});
