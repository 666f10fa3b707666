import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { tableOf } from "./AuditCsv";
import AuditPage from "./AuditPage";
import { readQuestion } from "./question";
import type { AuditEntry } from "./types";
import { allEntries } from "./useAudit";

const ENTRY = {
  seq: 7,
  at: "2026-11-29T01:00:00Z",
  who: "mia",
  how: "session",
  action: "token.create",
  target: "hooks",
  scope: "everything",
  filters: "scopes=[ingest]",
  size: null,
  outcome: "denied",
  from: "127.0.0.1",
  answers: 6,
  hash: "ab".repeat(32),
  previous: "cd".repeat(32),
};

function show(entries: unknown[], fault: unknown) {
  const answer = (url: string) =>
    url.includes("/api/me")
      ? { may: ["export", "read-audit"], teams: [], leads: [] }
      : url.includes("verification")
        ? { whole: fault === null, entries: 7, key: "cd", anchored: 7, anchoredAt: null, fault }
        : { entries, next: null };
  vi.stubGlobal("fetch", (url: string) => Promise.resolve(Response.json(answer(url))));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <AuditPage zone="America/Chicago" />
    </QueryClientProvider>,
  );
}

it("tableOf_keepsWhatProvesAnEntry_andTimesInUtc", () => {
  const { columns, rows } = tableOf([ENTRY as AuditEntry]);
  expect(rows[0]?.[columns.indexOf("When (UTC)")]).toBe("2026-11-29T01:00:00Z");
  expect(rows[0]?.[columns.indexOf("Hash")]).toBe(ENTRY.hash);
  expect(rows[0]?.[columns.indexOf("Hash of the entry before")]).toBe(ENTRY.previous);
  expect(rows[0]).toHaveLength(columns.length);
});

it("allEntries_asksForThoseThatBegin_too", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({ entries: [ENTRY], next: null }));
  });
  expect(await allEntries(readQuestion(""), "UTC")).toHaveLength(1);
  expect(asked[0]).toContain("every=true");
  vi.unstubAllGlobals();
});

describe("AuditPage", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("showsWhoDidWhat_andOpensAllThatIsKept", async () => {
    show([ENTRY], null);
    expect(await screen.findByText("7 entries, anchored up to entry 7", { exact: false })).toBeTruthy();
    expect(await screen.findByText("Times are those of America/Chicago.", { exact: false })).toBeTruthy();
    expect(screen.getByRole("cell", { name: "6 → 7" })).toBeTruthy();
    expect(await screen.findByRole("button", { name: "CSV of all that fit" })).toBeTruthy();
    (await screen.findByRole("button", { name: /Nov 28, 2026/ })).click();
    expect(await screen.findByText("scopes=[ingest]")).toBeTruthy();
    expect(screen.getByRole("cell", { name: /denied/ })).toBeTruthy();
  });

  it("namesTheFirstFault", async () => {
    show([], { seq: 2, kind: "changed", detail: "entry 2 was changed: it does not fit its hash" });
    expect(await screen.findByText("entry 2 was changed: it does not fit its hash")).toBeTruthy();
    expect(await screen.findByText("No entry fits what is looked for.")).toBeTruthy();
  });
});
