import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SOURCES } from "../../api/queries";
import type { SourceInfo } from "../../api/types";
import { ChainTable } from "../../sheet/ChainTable";
import { SourceTable } from "./SourceTable";

function source(name: string, change: Partial<SourceInfo>): SourceInfo {
  return {
    project: "tower",
    source: name,
    status: "read",
    complete: true,
    detail: "",
    feeds: [],
    itemsRead: 0,
    checkedAt: "2026-11-29T06:00:00Z",
    ...change,
  };
}

function chain(project: string, condition: string, entries: number) {
  return { project, condition, entries, firstBadRow: null, detail: "", checkedAt: null };
}

/** Both tables over what the server would have answered. */
function show() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData([SOURCES, "sources"], {
    projects: [],
    sources: [
      source("full.db", { itemsRead: 7 }),
      source("empty.db", {}),
      source("lost.db", { status: "unreadable", complete: false }),
    ],
    chains: [chain("full", "intact", 3), chain("bare", "intact", 0), chain("bad", "edited", 0)],
    unknownTypes: [],
    counted: [],
  });
  render(
    <QueryClientProvider client={queries}>
      <SourceTable zone="UTC" />
      <ChainTable zone="UTC" />
    </QueryClientProvider>,
  );
}

const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(name) }));

describe("what a source and a chain are said to be", () => {
  it("read_isGoodOnlyWhereSomethingWasThere", () => {
    show();
    expect(row("full.db").getByText("✓")).toBeVisible();
    expect(row("empty.db").getByText("nothing in it yet", { exact: false })).toBeVisible();
    expect(row("empty.db").queryByText("✓")).not.toBeInTheDocument();
    expect(row("lost.db").getByText("◐")).toBeVisible();
  });

  it("intact_isGoodOnlyWithEntries", () => {
    show();
    expect(row("^full ").getByText("✓")).toBeVisible();
    expect(row("^bare").getByText("no entries yet", { exact: false })).toBeVisible();
    expect(row("^bare").queryByText("✓")).not.toBeInTheDocument();
    expect(row("^bad").getByText("◐")).toBeVisible();
  });
});
