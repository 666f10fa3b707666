/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";

const SOURCES = import.meta.glob<string>("./**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** What a module names in its imports, types and lazy ones too, as paths of this folder. */
function importsOf(path: string, text: string): string[] {
  const named = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"(\.[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return named.flatMap((name) => {
    const target = new URL(name, `file:///${path.slice(2)}`).pathname.slice(1);
    return [target, `${target}.ts`, `${target}.tsx`].map((one) => `./${one}`).filter((one) => one in SOURCES);
  });
}

/** The first way from a module back to itself that somebody who reads along the imports would walk. */
function circleIn(graph: Map<string, string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (path: string, way: string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of graph.get(path) ?? []) {
      const circle = walk(next, [...way, path]);
      if (circle) return circle;
    }
    done.add(path);
    return null;
  };
  for (const path of graph.keys()) {
    const circle = walk(path, []);
    if (circle) return circle;
  }
  return null;
}

describe("imports", () => {
  const graph = new Map(Object.entries(SOURCES).map(([path, text]) => [path, importsOf(path, text)]));

  it("areFound_lazyOnesToo", () => {
    expect(graph.get("./app/parts.tsx")).toContain("./features/overview/FlowStrip.tsx");
    expect(graph.get("./charts/TrendChart.tsx")).toContain("./charts/trendRange.ts");
  });

  it("goRoundInNoCircle", () => {
    expect(circleIn(graph)).toBeNull();
  });

  it("aCircle_isTold", () => {
    const round = new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]); // prettier-ignore
    expect(circleIn(round)).toEqual(["b", "c", "b"]);
  });
});
