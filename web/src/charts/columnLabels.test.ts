import { describe, expect, it } from "vitest";
import { columnLabels } from "./columnLabels";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
const types = Array.from({ length: 30 }, (_, index) => `IfcSomeElementType${index}`);
const room = { width: 1200, rowNames: ["Mon", "Tue"], ordered: true, zoom: 1 };

describe("columnLabels", () => {
  it("prints each name flat where there is room", () => {
    expect(columnLabels(hours, room)).toMatchObject({ every: 1, angle: 0, width: 1200 });
  });

  it("prints fewer names of ordered columns on a narrow page, each with its room", () => {
    const labels = columnLabels(hours, { ...room, width: 330 });
    expect(labels.angle).toBe(0);
    expect(labels.every).toBeGreaterThan(1);
    expect(((330 - 3 * 6.6 - 36) / 24) * labels.every).toBeGreaterThan(2 * 6.6);
  });

  it("turns names that say nothing of their neighbours, and never leaves one out", () => {
    const wide = columnLabels(types, { ...room, ordered: false });
    expect(wide).toMatchObject({ every: 1, angle: -35, width: 1200 });
    const narrow = columnLabels(types, { ...room, width: 330, ordered: false });
    expect(narrow).toMatchObject({ every: 1, angle: -90 });
    expect(narrow.width).toBeGreaterThan(330);
    expect(narrow.height).toBeGreaterThan(wide.height);
  });
});
