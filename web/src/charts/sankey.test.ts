import { describe, expect, it } from "vitest";
import { headOf, placesOf, type SankeyNode } from "./SankeyChart";

const node = (id: string, column: number, amount: number): SankeyNode => ({
  id,
  title: id,
  amount,
  column,
  tone: "plain",
});

describe("placesOf", () => {
  it("puts columns side by side and keeps the order of nodes, without overlap", () => {
    const nodes = [node("a", 0, 10), node("b", 1, 6), node("c", 1, 3), node("d", 1, 1), node("e", 2, 10)];
    const places = placesOf(nodes, 3);
    expect(places.map(([x]) => x)).toEqual([0.001, 0.5, 0.5, 0.5, 0.999]);
    const [, b, c, d] = places.map(([, y]) => y);
    expect(b).toBeLessThan(c ?? 0);
    expect(c).toBeLessThan(d ?? 0);
    expect((c ?? 0) - (b ?? 0)).toBeGreaterThan((6 + 3) / 20 - 0.06);
  });

  it("stays within the drawing for a single node", () => {
    expect(placesOf([node("a", 0, 1)], 1)).toEqual([[0.5, 0.5]]);
  });
});

describe("headOf", () => {
  const small = [node("Not valid", 1, 40), node("Not validated", 1, 1200)];
  const lines = (characters: number) =>
    headOf("Validation", small, characters)
      .replaceAll(/[\u2068\u2069]/g, "")
      .split("<br>");

  it("names the nodes that have no room for their names, each with its amount", () => {
    expect(lines(80)).toEqual(["Validation · Not valid 40 · Not validated 1,200"]);
    expect(lines(34)).toEqual(["Validation · Not valid 40", "· Not validated 1,200"]);
  });
});
