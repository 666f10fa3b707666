import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { EventRow } from "../../api/types";
import { EventTable } from "./EventTable";

it("anAuditedAct_isNamed", () => {
  const event = {
    id: "1",
    module: "audit",
    type: "entry_recorded",
    occurredAt: "2026-11-29T06:00:00Z",
    receivedAt: "2026-11-29T06:00:00Z",
    project: "tower",
    user: "ana",
    elementType: null,
    value: null,
    attributes: { action: "collab_review_reject" },
  } as unknown as EventRow;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <EventTable events={[event]} zone="UTC" />
    </QueryClientProvider>,
  );
  expect(screen.getByRole("cell", { name: "Audit entry recorded: Review rejected" })).toBeInTheDocument();
});
