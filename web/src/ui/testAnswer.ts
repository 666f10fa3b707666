import type { MetricAnswer, MetricInfo } from "../api/types";

/** A complete answer for tests to vary. */
export function testAnswer(change: Partial<MetricAnswer> = {}): MetricAnswer {
  return {
    metric: "elements_generated",
    title: "Elements generated",
    unit: "count",
    value: 891,
    previous: 800,
    change: 0.11375,
    trend: "+11%",
    better: "up",
    target: null,
    series: [
      { t: "2026-03-02T00:00:00Z", value: 400, previous: 380 },
      { t: "2026-03-09T00:00:00Z", value: 491, previous: 420 },
    ],
    groups: [],
    events: 891,
    watermark: { seq: 42, receivedAt: "2026-06-30T00:00:00Z" },
    complete: true,
    notes: [],
    definition: "count of generation/element_generated",
    sql: "SELECT 1",
    source: "analytics.db",
    baseline: null,
    ...change,
  };
}

export function testInfo(change: Partial<MetricInfo> = {}): MetricInfo {
  return {
    name: "elements_generated",
    title: "Elements generated",
    unit: "count",
    tab: "productivity",
    better: "up",
    target: null,
    description: "Elements that AEC OS generated.",
    kind: "count",
    source: "metrics.yaml, line 1",
    dimensions: [],
    ...change,
  };
}
