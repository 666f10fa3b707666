import { expect, test } from "vitest";
import { toCsv } from "../../charts/csv";
import { forecastPoints, forecastTraces } from "../../charts/forecast";
import type { Palette } from "../../charts/palette";
import { withForecast } from "./forecastOf";

const STEP = { t: "2026-03-09T00:00:00Z", expected: 12, low80: 10, high80: 14, low95: 8, high95: 16 };
const PALETTE = { series: ["#102030"], quiet: "#888888" } as unknown as Palette;

test("the forecast stands under what was, in columns of its own", () => {
  const known = { columns: ["Period", "Elements"], rows: [["Mar 2", 11]] };

  const data = withForecast(known, [STEP], "week", "UTC");

  const lines = toCsv(data).trim().split("\r\n");
  expect(lines[0]).toBe("Period,Elements,Forecast,80% from,80% to,95% from,95% to");
  expect(lines[1]).toBe("Mar 2,11,,,,,");
  expect(lines[2]).toMatch(/,,12,10,14,8,16$/);
  expect(data.behind).toBe(1);
});

test("without a forecast the data is as it was", () => {
  const known = { columns: ["Period", "Elements"], rows: [["Mar 2", 11]] };

  expect(withForecast(known, [], "week", "UTC")).toBe(known);
});

test("the dashed line begins where the last whole step ends", () => {
  const series = [
    { t: "2026-02-23T00:00:00Z", value: 9, previous: null },
    { t: "2026-03-02T00:00:00Z", value: 11, previous: null },
    { t: "2026-03-09T00:00:00Z", value: 1, previous: null, cut: true },
  ];

  const [, , line] = forecastTraces([STEP], series, { unit: "count", grain: "week", zone: "UTC" }, PALETTE);

  expect(line).toMatchObject({ name: "Forecast", y: [11, 12] });
});

test("the axis has room for the outer band", () => {
  expect(forecastPoints([STEP]).map((point) => point.value)).toEqual([8, 16]);
});
