import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { MetricResult } from "../api/types";
import { KpiCard } from "./KpiCard";
import { testAnswer, testInfo } from "./testAnswer";

function show(result: MetricResult | undefined, against = "previous period"): string[] {
  const calls: string[] = [];
  render(
    <KpiCard
      info={testInfo()}
      result={result}
      against={against}
      onEvents={() => calls.push("events")}
      onWhy={() => calls.push("why")}
      onChart={() => calls.push("chart")}
      onChanges={() => calls.push("changes")}
      onRetry={() => calls.push("retry")}
    />,
  );
  return calls;
}

describe("KpiCard", () => {
  it("loading_keepsItsTitleAndRoom", () => {
    show(undefined);
    expect(screen.getByRole("article", { name: "Elements generated" })).toHaveAttribute("aria-busy", "true");
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("data_opensEventsReasonAndChart", async () => {
    const calls = show(testAnswer());
    expect(screen.getByText("891")).toBeVisible();
    expect(screen.getByText("up +11%, better")).toBeInTheDocument();
    expect(screen.getByText("from 800")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: /Show the events/ }));
    await userEvent.click(screen.getByRole("button", { name: /Why this number/ }));
    await userEvent.click(screen.getByRole("button", { name: /Chart of/ }));
    await userEvent.click(screen.getByRole("button", { name: /What changed in/ }));
    expect(calls).toEqual(["events", "why", "chart", "changes"]);
  });

  it("empty_doesNotGiveItsReasonTwice", () => {
    const text = "50 of 50 scans carry no critical.";
    show(testAnswer({ value: null, complete: false, notes: [{ code: "value_missing", text }] }));
    expect(screen.getAllByText(new RegExp(text))).toHaveLength(1);
  });

  it("withoutAValueOfAnyStep_saysSoInPlaceOfItsShape", () => {
    show(testAnswer({ series: [{ t: "2026-03-02T00:00:00Z", value: null, previous: null }] }));
    expect(screen.getByText("Only the whole period has a value")).toBeVisible();
  });

  it("noSource_saysWhichHookInsteadOfZero", () => {
    const text = "No source: needs the system/gpu_utilization hook.";
    show(testAnswer({ value: null, complete: false, notes: [{ code: "no_source", text }], series: [] }));
    expect(screen.getByText("Needs the system/gpu_utilization hook.")).toBeVisible();
    expect(screen.queryByText("0")).not.toBeInTheDocument();
  });

  it("empty_saysItsCause", () => {
    const text = "No checks in this period, so there is nothing to divide by.";
    show(testAnswer({ value: null, trend: "–", notes: [{ code: "nothing_to_divide", text }], series: [] }));
    expect(screen.getByText(text)).toBeVisible();
    expect(screen.getByText("–")).toBeVisible();
  });

  it("zeroOfWhatIsNotCountedYet_isNoFinding", () => {
    const text = "behind by up to 5000 events that were received but are not counted yet";
    show(testAnswer({ value: 0, events: 0, complete: false, notes: [{ code: "lagging", text }] }));
    expect(screen.getByText("–")).toBeVisible();
    expect(screen.queryByText("0")).not.toBeInTheDocument();
    expect(screen.getAllByText(new RegExp(text))).toHaveLength(1);
  });

  it("zero_isANumber", () => {
    show(testAnswer({ value: 0, previous: 0, change: null, trend: "±0%" }));
    expect(screen.getByText("0")).toBeVisible();
    expect(screen.getByText("unchanged")).toBeInTheDocument();
  });

  it("failed_showsTheIdAndTriesAgain", async () => {
    const calls = show({
      metric: "elements_generated",
      error: { title: "It failed", status: 500, id: "e-17" },
    });
    expect(screen.getByRole("alert")).toHaveTextContent("It failed");
    expect(screen.getByText("id e-17")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(calls).toEqual(["retry"]);
  });

  it("unanswered_isNeitherZeroNorLoading", () => {
    render(
      <KpiCard
        info={testInfo()}
        result={undefined}
        unanswered
        against=""
        onEvents={() => undefined}
        onWhy={() => undefined}
        onChart={() => undefined}
        onChanges={() => undefined}
        onRetry={() => undefined}
      />,
    );
    expect(screen.getByText("–")).toBeVisible();
    expect(screen.getByRole("article")).toHaveAttribute("aria-busy", "false");
  });

  it("incomplete_saysWhatIsMissing", () => {
    const text = "828 of 1 180 parses carry no user.";
    show(testAnswer({ complete: false, notes: [{ code: "dimension_missing", text }] }));
    expect(screen.getByText(`Incomplete: ${text}`)).toBeVisible();
  });

  it.each([
    ["met", 0.96, "Target ≥ 95%, met"],
    ["near", 0.93, "Target ≥ 95%, nearly met"],
    ["unmet", 0.6, "Target ≥ 95%, not met"],
  ] as const)("target_%s_at%s_isSaidInWords", (standing, value, words) => {
    show(
      testAnswer({
        unit: "fraction",
        value,
        previous: 0.9,
        target: { operator: ">=", value: 0.95, near: 0.855, met: standing === "met", standing },
      }),
    );
    expect(screen.getByText(words)).toBeVisible();
  });

  it("withoutComparison_saysNothingOfChange", () => {
    show(testAnswer(), "");
    expect(screen.queryByText(/from 800/)).not.toBeInTheDocument();
  });
});
