import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { LIVE } from "../../api/queries";
import type { Accounting } from "../../api/types";
import { AccountingTable } from "./AccountingTable";

const TALLY = { received: 5, stored: 2, duplicate: 0, quarantined: 3, refused: 0 };

function show(untold: Accounting["untold"]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const books: Accounting = {
    lines: [{ day: "2026-06-01", source: "http", ...TALLY }],
    senders: [],
    total: TALLY,
    untold,
  };
  queries.setQueryData([LIVE, "accounting"], books);
  render(
    <QueryClientProvider client={queries}>
      <AccountingTable />
    </QueryClientProvider>,
  );
}

describe("AccountingTable", () => {
  it("whatTellsNothingOfItself_isSaidWithItsSources", () => {
    show([
      { source: "http", items: 2 },
      { source: "hook:python", items: 1 },
    ]);
    expect(screen.getByRole("note")).toHaveTextContent(
      "3 items in quarantine tell neither project, module, type nor source, so no number is marked for them: from http, hook:python.",
    );
  });

  it("nothingOfTheKind_isNotMentioned", () => {
    show([]);
    expect(screen.queryByRole("note")).not.toBeInTheDocument();
  });
});
