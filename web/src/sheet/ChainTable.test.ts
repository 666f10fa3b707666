import { expect, it } from "vitest";
import { tableOf } from "./ChainTable";

it("tableOf_givesEachVerdictWithItsTimeInUtc", () => {
  const { columns, rows } = tableOf([
    {
      project: "tower",
      condition: "broken",
      entries: 1200,
      firstBadRow: 17,
      detail: "its hash does not fit",
      checkedAt: "2026-11-29T06:00:00Z",
    },
  ]);
  expect(rows[0]?.[columns.indexOf("First bad row")]).toBe(17);
  expect(rows[0]?.[columns.indexOf("Checked (UTC)")]).toBe("2026-11-29T06:00:00Z");
  expect(rows[0]).toHaveLength(columns.length);
});
