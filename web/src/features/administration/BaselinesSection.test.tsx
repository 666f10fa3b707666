import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { BaselinesSection } from "./BaselinesSection";

const WALLS = {
  elementType: "IfcWall",
  project: null,
  from: "2026-01-01",
  hours: 2.25,
  rate: null,
  note: "a study",
  origin: "HERE",
  changedBy: "mia",
  changedAt: "2026-02-01T09:00:00Z",
};
const AECOS = {
  ...WALLS,
  elementType: null,
  from: null,
  hours: 4,
  rate: 85,
  note: "AEC OS's own assumption",
  origin: "AECOS",
};

function show(refusal?: object) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    if (init.method)
      asked.push(`${init.method} ${path} ${typeof init.body === "string" ? init.body : ""}`.trim());
    if (init.method && refusal) return Promise.resolve(Response.json(refusal, { status: 400 }));
    if (path.startsWith("/api/dimensions")) return Promise.resolve(Response.json({ values: [] }));
    if (init.method === "DELETE") return Promise.resolve(new Response(null, { status: 204 }));
    if (init.method) return Promise.resolve(Response.json({ ...WALLS, hours: 3 }));
    return Promise.resolve(Response.json({ baselines: [WALLS, AECOS] }));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BaselinesSection zone="UTC" />
    </QueryClientProvider>,
  );
  return asked;
}

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

describe("BaselinesSection", () => {
  it("change_keepsWhatTheBaselineIsAbout", async () => {
    const asked = show();
    expect(await screen.findByText("as otherwise")).toBeVisible();
    expect(screen.getAllByRole("button", { name: /^Change/ })).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Change IfcWall from 2026-01-01" }));
    const hours = screen.getByLabelText("By hand (hours)");
    await userEvent.clear(hours);
    await userEvent.type(hours, "3");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/IfcWall: 3 h by hand/)).toBeVisible();
    expect(asked).toEqual([
      'PUT /api/baselines {"elementType":"IfcWall","project":null,"from":"2026-01-01","hours":3,"rate":null,"note":"a study"}',
    ]);
  });

  it("refusal_isToldAtItsField", async () => {
    show({ title: "Invalid", detail: "must be more than 0", field: "hours" });
    await userEvent.click(await screen.findByRole("button", { name: "Add a baseline" }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("By hand (hours) must be more than 0");
  });

  it("remove_asksOnce", async () => {
    const asked = show();
    await userEvent.click(await screen.findByRole("button", { name: "Remove IfcWall from 2026-01-01" }));
    expect(asked).toEqual([]);
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
    expect(asked).toEqual(["DELETE /api/baselines?elementType=IfcWall&from=2026-01-01"]);
  });
});
