import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { AlertList } from "./AlertList";

const TRIAL = {
  possible: true,
  reason: null,
  from: "2025-06-01T00:00:00Z",
  to: "2026-06-01T00:00:00Z",
  steps: 52,
  unknown: 2,
  fired: 7,
  recent: 3,
  told: 12,
  times: ["2026-04-06T00:00:00Z", "2026-05-04T00:00:00Z"],
  notes: [],
};

/** The list before a server that keeps what it is told; what was asked of it comes back. */
function show(alerts: object[] = [], refusal?: object) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    if (init.method)
      asked.push(`${init.method} ${path} ${typeof init.body === "string" ? init.body : ""}`.trim());
    if (init.method && refusal) return Promise.resolve(Response.json(refusal, { status: 400 }));
    if (path === "/api/alerts/simulate") return Promise.resolve(Response.json(TRIAL));
    if (path === "/api/me") return Promise.resolve(Response.json({ may: ["export", "administer"] }));
    if (path.startsWith("/api/metrics"))
      return Promise.resolve(
        Response.json({
          metrics: [{ name: "approval_rate", title: "Approval rate", unit: "fraction" }],
          dimensions: [],
        }),
      );
    if (path === "/api/sources")
      return Promise.resolve(Response.json({ projects: [], sources: [], chains: [] }));
    if (init.method === "DELETE") return Promise.resolve(new Response(null, { status: 204 }));
    if (init.method) return Promise.resolve(Response.json({ name: "Fewer approvals", secret: null }));
    return Promise.resolve(Response.json({ alerts }));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AlertList zone="UTC" />
    </QueryClientProvider>,
  );
  return asked;
}

const ALERT = {
  id: "a1",
  name: "Fewer approvals",
  owner: "mia",
  rule: {
    kind: "threshold",
    metric: "approval_rate",
    filters: { project: ["tower"] },
    per: "week",
    op: "<",
    value: 0.6,
  },
  tz: "UTC",
  deliver: {},
  state: "firing",
  since: "2026-05-04T00:00:00Z",
  message: "58.0%",
  judgedAt: null,
  silentUntil: null,
  createdAt: "2026-01-01T00:00:00Z",
  secret: null,
};

beforeAll(() => {
  // jsdom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("AlertList", () => {
  it("add_triesTheAlertOnThePast_beforeItIsMade", async () => {
    const asked = show();
    await userEvent.click(await screen.findByRole("button", { name: "Add an alert" }));
    await userEvent.type(screen.getByLabelText("Name"), "Fewer approvals");
    await screen.findByRole("option", { name: "Approval rate" });
    await userEvent.selectOptions(screen.getByLabelText("Metric"), "approval_rate");
    await userEvent.type(screen.getByLabelText("Value (%)"), "60");
    await userEvent.click(screen.getByRole("button", { name: "Try it on the past" }));
    expect(await screen.findByText(/would have fired/)).toHaveTextContent(
      /3 times in the last 90 days, and 7 times since/,
    );
    expect(screen.getByText(/2 could not have been judged/)).toBeVisible();
    expect(screen.getByRole("img", { name: /6 Apr 2026|Apr 6, 2026/ })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText("Fewer approvals was added.")).toBeVisible();
    const [tried, added] = asked;
    expect(tried).toContain("POST /api/alerts/simulate");
    expect(JSON.parse((added ?? "").replace("POST /api/alerts ", ""))).toEqual({
      name: "Fewer approvals",
      kind: "threshold",
      metric: "approval_rate",
      per: "week",
      op: "<",
      value: 0.6,
      recovery: true,
    });
  });

  it("refusal_isToldAtItsField", async () => {
    show([], { title: "Invalid", detail: "is missing", field: "metric" });
    await userEvent.click(await screen.findByRole("button", { name: "Add an alert" }));
    await userEvent.click(screen.getByRole("button", { name: "Try it on the past" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Metric is missing");
  });

  it("alert_saysWhatItWarnsOf_andIsSilencedOrDeleted", async () => {
    const asked = show([ALERT]);
    expect(await screen.findByText("Approval rate < 60% per week, project tower")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Silence Fewer approvals" }));
    await userEvent.selectOptions(screen.getByLabelText("For"), "7d");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Silence" }));
    expect(await screen.findByText("Fewer approvals is silent for 7d.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Delete Fewer approvals" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Delete" }));
    expect(await screen.findByText("Fewer approvals was deleted.")).toBeVisible();
    expect(asked).toEqual(['POST /api/alerts/a1/silence {"for":"7d"}', "DELETE /api/alerts/a1"]);
  });
});
