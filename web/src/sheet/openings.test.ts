import { describe, expect, it } from "vitest";
import type { SheetSpec } from "../api/sheets";
import type { MetricQuery } from "../api/types";
import { testInfo } from "../ui/testAnswer";
import { defaultView } from "../view/viewState";
import openings from "./openings.json";
import { cardsOf, merged, panelsOf, queriesOf } from "./spec";

const catalogue = { metrics: openings.metrics.map((one) => testInfo(one)), tabs: [], dimensions: [] };

/** As the API understands a query that leaves things out. */
function whole({ metric, by = [], series = true, groupSeries = false, limit = 50 }: MetricQuery) {
  return { metric, by, series, groupSeries, limit };
}

// What the server asks of a long history before somebody does, as its own test wrote it down: it is of use only where
// the page asks the same.
describe("the opening of a sheet", () => {
  it("is of the period and comparison that the server foresees", () => {
    expect(defaultView()).toMatchObject({
      period: { preset: openings.period },
      compare: openings.compare,
      grain: "auto",
    });
  });

  it.each(openings.sheets.map((one) => [one.sheet.name, one] as const))(
    "asks what it foresees: %s",
    (_, one) => {
      const spec = one.sheet as SheetSpec;
      const panels = [...spec.lead, ...panelsOf(spec.panels, catalogue)];
      expect(merged(queriesOf(cardsOf(spec, catalogue), panels)).map(whole)).toEqual(one.queries);
    },
  );
});
