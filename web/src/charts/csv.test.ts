import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toCsv } from "./csv";

/** The server's writer is held to the same list. */
const cases = JSON.parse(readFileSync("../testkit/src/main/resources/csv/cells.json", "utf8")) as {
  cell: string;
  file: string;
}[];

const hard = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n;|,\"' a1";

test("the cases that both writers share are written so", () => {
  expect(cases.length).toBeGreaterThan(30);
  for (const { cell, file } of cases) expect(toCsv({ columns: [cell], rows: [] })).toBe(`${file}\r\n`);
});

test("numbers stay numbers, and nothing is an empty cell", () => {
  expect(toCsv({ columns: ["a", "b"], rows: [[-12.5, null]] })).toBe("a,b\r\n-12.5,\r\n");
});

test("no text begins a formula, whatever a line is cut at", () => {
  const wrong: string[] = [];
  let seed = 20261128;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let i = 0; i < 20_000; i++) {
    let cell = "";
    for (let size = next(9); size > 0; size--) cell += hard.charAt(next(hard.length));
    const line = toCsv({ columns: [cell], rows: [] }).slice(0, -2);
    const read = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
    const whole = read.replaceAll("'", "") === cell.replaceAll("'", "");
    const runs = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(read);
    // The first piece is the cell's own beginning, which is looked at as it is read.
    const pieces = line
      .split(/[;|\t\r\n]/)
      .slice(1)
      .filter((piece) => /^"*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(piece));
    if (!whole || runs || pieces.length > 0) wrong.push(line);
  }
  expect(wrong).toEqual([]);
});
