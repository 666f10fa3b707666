import { expect, it } from "vitest";
import type { ElementRow, Waiting } from "../../api/insight";
import { tableOf } from "./ElementsDrawer";

const ELEMENT: ElementRow = {
  project: "tower",
  elementGuid: "0a1b",
  elementType: "IfcWall",
  outcomes: [],
  events: 3,
  first: "2026-03-01T10:00:00Z",
  last: "2026-03-02T10:00:00Z",
};
const REVIEW: Waiting = {
  project: "tower",
  key: "r1",
  owner: "ben",
  user: "ana",
  elementGuid: "0a1b",
  elementType: "IfcWall",
  since: "2026-03-02T10:00:00Z",
  events: 1,
};

it("tableOf_ofPendingElements_saysForWhomTheyWaitAndSinceWhen", () => {
  const waiting = {
    asOf: "2026-03-14T10:00:00Z",
    of: (one: ElementRow) => (one === ELEMENT ? REVIEW : undefined),
  };
  const { columns, rows } = tableOf([ELEMENT, { ...ELEMENT, elementGuid: "2c" }], waiting);
  expect(rows[0]?.[columns.indexOf("Waits for")]).toBe("ben");
  expect(rows[0]?.[columns.indexOf("Waits since (UTC)")]).toBe("2026-03-02T10:00:00Z");
  expect(rows[1]?.[columns.indexOf("Waits for")]).toBeNull();
  expect(tableOf([ELEMENT]).columns).not.toContain("Waits for");
});
