import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SOURCES } from "../../api/queries";
import type { Loss } from "../../api/types";
import { LossesTable } from "./LossesTable";

function show(losses: Loss[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const nothing = { projects: [], sources: [], chains: [], unknownTypes: [], counted: [] };
  queries.setQueryData([SOURCES, "sources"], { ...nothing, losses });
  render(
    <QueryClientProvider client={queries}>
      <LossesTable zone="UTC" />
    </QueryClientProvider>,
  );
}

const LOST: Loss = {
  project: null,
  module: null,
  from: "2026-11-02T09:00:00Z",
  to: "2026-11-02T10:00:00Z",
  detail: "a hook lost 43 events (disk full)",
};

describe("what hooks lost", () => {
  it("loss_namesWhatItMayHaveBelongedTo", () => {
    show([
      LOST,
      { ...LOST, project: "tower", module: "cost", to: "9999-12-31T23:59:59Z", detail: "no method estimate" },
    ]);
    const anywhere = within(screen.getByRole("row", { name: /43 events/ }));
    expect(anywhere.getAllByText("any")).toHaveLength(2);
    const here = within(screen.getByRole("row", { name: /no method/ }));
    expect(here.getByText("tower")).toBeVisible();
    expect(here.getByText("still so")).toBeVisible();
  });

  it("noLoss_showsNoTable", () => {
    show([]);
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
  });
});
