import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import VerifyPage from "./VerifyPage";

const FOUND = {
  whole: true,
  known: true,
  reason: "",
  signer: "CN=Hartmann & Osei",
  signedAt: "2026-11-29T01:00:00Z",
  stamped: false,
  title: "Monthly report, October 2026",
  firm: "Hartmann & Osei",
  askedBy: "mia",
  scope: "the whole firm",
  madeAt: "2026-11-29T01:00:00Z",
  watermark: 4711,
  ledger: { same: true, reason: "", watermark: 5000 },
};

function show(answer: Response) {
  const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() => Promise.resolve(answer));
  vi.stubGlobal("fetch", asked);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <VerifyPage zone="UTC" />
    </QueryClientProvider>,
  );
  return asked;
}

const FILE = new File(["%PDF-1.7"], "report.pdf", { type: "application/pdf" });

describe("VerifyPage", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("saysWhoWhenWhat_andThatItIsWhole", async () => {
    const asked = show(Response.json(FOUND));
    await userEvent.upload(screen.getByLabelText("Report"), FILE);
    expect((await screen.findByRole("status")).textContent).toContain("whole");
    expect(screen.getByText("CN=Hartmann & Osei")).toBeTruthy();
    expect(screen.getByText("Monthly report, October 2026")).toBeTruthy();
    expect(screen.getByText("up to event 4,711 of the ledger")).toBeTruthy();
    expect(screen.getByText("the ledger still gives the same")).toBeTruthy();
    expect(asked.mock.calls[0]?.[0]).toBe("/api/reports/verification");
    expect(asked.mock.calls[0]?.[1].body).toBe(FILE);
  });

  it("saysWhatWasChanged", async () => {
    show(
      Response.json({
        ...FOUND,
        whole: false,
        known: false,
        reason: "figures.csv was changed",
        ledger: null,
      }),
    );
    await userEvent.upload(screen.getByLabelText("Report"), FILE);
    expect((await screen.findByRole("status")).textContent).toContain("changed figures.csv was changed");
    expect(screen.queryByText("Figures now")).toBeNull();
  });

  it("saysWhyAFileIsNoReport", async () => {
    show(Response.json({ title: "Not a report", detail: "neither a PDF nor a zip file" }, { status: 400 }));
    await userEvent.upload(screen.getByLabelText("Report"), FILE);
    expect(await screen.findByText("neither a PDF nor a zip file")).toBeTruthy();
  });
});
