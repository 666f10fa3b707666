import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { LIVE, ME, SOURCES } from "../../api/queries";
import type { Accounting, Sources, Tally } from "../../api/types";
import { untoldItems } from "../../ui/tally";
import { QualityGlance } from "./QualityGlance";

const NOTHING: Sources = { projects: [], sources: [], chains: [], unknownTypes: [], counted: [], losses: [] };
const SOURCE = {
  project: "tower",
  source: "analytics.db",
  status: "read",
  complete: true,
  detail: "",
  feeds: [],
  itemsRead: 4,
  checkedAt: "2026-11-29T06:00:00Z",
};

/** The panel over what the server would have answered. */
function show(sources: Sources, received: number, untold: Accounting["untold"] = []) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const total: Tally = { received, stored: received, duplicate: 0, quarantined: 0, refused: 0 };
  queries.setQueryData([ME], { may: ["read-books"] });
  queries.setQueryData([SOURCES, "sources"], sources);
  queries.setQueryData([LIVE, "accounting"], { lines: [], senders: [], total, untold });
  const open = untoldItems(untold);
  queries.setQueryData([LIVE, "quarantine", 1], { open, items: [] });
  render(
    <QueryClientProvider client={queries}>
      <QualityGlance />
    </QueryClientProvider>,
  );
}

describe("QualityGlance", () => {
  it("nothing_isNeitherGoodNorBad", () => {
    show(NOTHING, 0);
    expect(screen.getByText("Projects").nextSibling).toHaveTextContent(/^none found$/);
    expect(screen.queryByText("✓")).not.toBeInTheDocument();
    expect(screen.queryByText("◐")).not.toBeInTheDocument();
  });

  it("whatWasReadAndReceived_isGood", () => {
    show(
      {
        ...NOTHING,
        projects: [{ key: "tower", name: "Tower", root: "/tower", copies: [] }],
        sources: [SOURCE],
      },
      4,
    );
    expect(screen.getByText("Projects").nextSibling).toHaveTextContent(/✓ 1$/);
    expect(screen.getByText("Sources read to their end").nextSibling).toHaveTextContent("✓ 1 of 1");
    expect(screen.getByText("Audit chains intact").nextSibling).toHaveTextContent(/^none found$/);
    expect(screen.getByText("Items accounted for").nextSibling).toHaveTextContent("✓ 4 of 4");
    expect(screen.getAllByText("✓")).toHaveLength(5);
  });

  it("whatTellsNothingOfItself_isSaid", () => {
    show(NOTHING, 9, [
      { source: "http", items: 1200 },
      { source: "hook:python", items: 3 },
    ]);
    expect(screen.getByText("In quarantine").nextSibling).toHaveTextContent(
      "1,203 (1,203 of unknown origin)",
    );
  });
});
