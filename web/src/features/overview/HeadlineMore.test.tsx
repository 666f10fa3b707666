import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { LIVE, ME, SOURCES } from "../../api/queries";
import { Names } from "../../view/useView";
import { HeadlineMore } from "./HeadlineMore";

function show(totals: Record<string, number>) {
  window.history.replaceState(null, "", "/overview?compare=none");
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  for (const [of, total] of Object.entries(totals)) {
    const url = `/api/attention?period=1y&of=${of}&limit=1`;
    queries.setQueryData([LIVE, "insight", url], { of, total, waiting: [] });
  }
  queries.setQueryData([ME], { may: [] });
  queries.setQueryData([SOURCES, "sources"], { sources: [], chains: [] });
  render(
    <QueryClientProvider client={queries}>
      <Names.Provider value={{ sheets: ["overview", "compliance"], home: "overview", dimensions: [] }}>
        <HeadlineMore metric="" />
      </Names.Provider>
    </QueryClientProvider>,
  );
}

it("whateverNeedsAttention_isNamed_andLeadsToItsList", async () => {
  show({ reviews: 20, tasks: 37, conflicts: 4, checks: 1, validations: 62 });
  expect(screen.getByText(/^Needs attention/)).toHaveTextContent(
    "Needs attention, whenever it began: 20 reviews wait · 37 tasks are open · 4 conflicts are unresolved · " +
      "1 element does not comply · 62 elements are not valid",
  );
  const invalid = screen.getByRole("link", { name: "62 elements are not valid" });
  expect(invalid).toHaveAttribute("href", "/compliance?compare=none#validations");
  await userEvent.click(invalid);
  expect(window.location.pathname + window.location.hash).toBe("/compliance#validations");
});

it("whatNothingWaitsOf_isNotNamed", () => {
  show({ reviews: 0, tasks: 0, conflicts: 0, checks: 0, validations: 0 });
  expect(screen.getByText("Nothing needs attention.")).toBeInTheDocument();
});
