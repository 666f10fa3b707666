import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Attention, Waiting } from "../../api/insight";
import { LIVE } from "../../api/queries";
import { testInfo } from "../../ui/testAnswer";
import { Names, openPart } from "../../view/useView";
import { defaultView } from "../../view/viewState";
import { tableOf, tableOfAll } from "./attention";
import { AttentionPanel } from "./AttentionPanel";

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

function answer(of: string, title: string, waiting: Waiting[], total = waiting.length): Attention {
  return {
    of,
    title,
    waiting,
    total,
    asOf: "2026-03-14T11:00:00Z",
    period: { from: "2025-03-14T00:00:00Z", to: "2026-03-14T11:00:00Z" },
    watermark: { seq: 1, receivedAt: null },
    complete: true,
    notes: [],
    definition: "",
    sql: "",
  };
}

function show(answered = ["reviews", "tasks", "conflicts"], address = "/collaboration") {
  window.history.replaceState(null, "", address);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const known: [string, Attention][] = [
    ["reviews", answer("reviews", "Pending reviews", [REVIEW], 7)],
    ["tasks", answer("tasks", "Open tasks", [])],
    ["conflicts", answer("conflicts", "Unresolved conflicts", [])],
  ];
  for (const [of, one] of known.filter(([of]) => answered.includes(of)))
    queries.setQueryData([LIVE, "insight", `/api/attention?period=1y&of=${of}&limit=5`], one);
  const catalogue = { metrics: [testInfo({ name: "reviews_requested" })] };
  render(
    <QueryClientProvider client={queries}>
      <Names.Provider
        value={{ sheets: ["collaboration"], home: "collaboration", dimensions: ["project", "review_id"] }}
      >
        <AttentionPanel
          title="Needs attention"
          of={[
            { name: "reviews", title: "Pending reviews" },
            { name: "tasks", title: "Open tasks" },
            { name: "conflicts", title: "Unresolved conflicts" },
          ]}
          context={{ zone: "UTC", catalogue } as never}
        />
      </Names.Provider>
    </QueryClientProvider>,
  );
}

describe("AttentionPanel", () => {
  it("saysWhoseItIsAndHowOld_andLeadsToItsEvents", async () => {
    show();
    const row = screen.getByRole("row", { name: /0a1b/ });
    expect(row).toHaveTextContent(/IfcWall 0a1b.*ben.*12\sdays.*tower.*ana/);
    expect(screen.getByRole("button", { name: "Show all 7" })).toBeEnabled();
    await userEvent.click(screen.getByRole("button", { name: /^events\s*of 0a1b$/ }));
    const opened = new URLSearchParams(window.location.search);
    expect(opened.get("events")).toBe("reviews_requested");
    expect(opened.get("at.review_id")).toBe("r1");
    expect(opened.get("at.from")).toBe("2026-03-02T10:00:00Z");
  });

  it("countsEachKind_andSaysWhereNothingWaits", async () => {
    show();
    expect(screen.getByRole("button", { name: "Pending reviews 7" })).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(screen.getByRole("button", { name: "Unresolved conflicts 0" }));
    expect(screen.getByText("Nothing waits here.")).toBeInTheDocument();
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
  });

  it("anAddressThatNamesAKind_opensItInSight_withTheKeyboardOnIt", () => {
    const shown = vi.fn();
    Element.prototype.scrollIntoView = shown;
    show(undefined, "/collaboration#tasks");
    const kind = screen.getByRole("button", { name: "Open tasks 0" });
    expect(kind).toHaveAttribute("aria-pressed", "true");
    expect(kind).toHaveFocus();
    expect(shown).toHaveBeenCalledOnce();
    act(() => openPart({ ...defaultView("collaboration"), tz: "UTC" }, "conflicts"));
    expect(screen.getByRole("button", { name: /^Unresolved conflicts/ })).toHaveFocus();
  });

  it("namesAKind_beforeItsAnswerIsThere", () => {
    show(["reviews"]);
    expect(screen.getByRole("button", { name: "Open tasks –" })).toBeEnabled();
  });

  it("tableOf_givesAgesAsNumbersAndDatesAsIso", () => {
    const { columns, rows } = tableOf([REVIEW], "2026-03-14T11:00:00Z");
    expect(rows[0]?.[columns.indexOf("Age (days)")]).toBe(12);
    expect(rows[0]?.[columns.indexOf("Waits since (UTC)")]).toBe("2026-03-02T10:00:00Z");
  });

  it("tableOfAll_isOneListOfAllKinds_longestFirst", () => {
    const older = { ...REVIEW, key: "t1", since: "2026-02-01T10:00:00Z" };
    const { columns, rows } = tableOfAll([
      answer("reviews", "Pending reviews", [REVIEW]),
      answer("tasks", "Open tasks", [older]),
      answer("conflicts", "Unresolved conflicts", []),
    ]);
    expect(rows.map((row) => row[0])).toEqual(["Open tasks", "Pending reviews"]);
    expect(rows[1]?.[columns.indexOf("Waits for")]).toBe("ben");
  });
});
