import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import TakeAway from "./TakeAway";

afterEach(() => vi.unstubAllGlobals());

it("howAReportWent_isSaidWhereItWasAskedFor", async () => {
  HTMLElement.prototype.showPopover ??= () => undefined;
  HTMLElement.prototype.hidePopover ??= () => undefined;
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ title: "No room" }, { status: 507 })));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TakeAway what="export" at={{ x: 0, y: 0 }} tz={null} onSave={null} onClose={() => undefined} />
    </QueryClientProvider>,
  );
  const button = await screen.findByText("Brief for partners (PDF)");
  await userEvent.click(button);
  const [page, brief] = screen.getAllByText(/./, { selector: "[role=status]" });
  expect(page).toHaveTextContent("Signed, with period");
  expect(brief).toHaveTextContent("No room");
});
