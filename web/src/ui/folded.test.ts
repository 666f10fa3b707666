import { describe, expect, it } from "vitest";
import { folded } from "./folded";

describe("folded", () => {
  it.each([
    ["İstanbul", "istanbul"],
    ["ISTANBUL", "istanbul"],
    ["Iğdır", "igdir"],
    ["IĞDIR", "igdir"],
    ["Straße", "strasse"],
    ["STRASSE", "strasse"],
    ["Grünwald-Süd", "grunwald-sud"],
    ["José".normalize("NFD"), "jose"],
    ["Łódź", "lodz"],
    ["Ærø", "aero"],
    ["Ｔｏｗｅｒ ①", "tower 1"],
    ["العَرَبِيَّة", "العربية"],
  ])("%s is found as %s", (name, typed) => {
    expect(folded(name)).toContain(typed);
    expect(folded(typed)).toBe(typed);
  });
});
