import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Bell } from "./Bell";

function show(unread: number) {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ notices: [], unread })));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Bell />
    </QueryClientProvider>,
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("Bell", () => {
  it("bell_saysHowManyWereNotRead", async () => {
    show(3);
    expect(await screen.findByRole("button", { name: "Notices, 3 unread" })).toHaveTextContent("3");
  });

  it("bell_withoutAny_isQuiet", () => {
    show(0);
    expect(screen.getByRole("button", { name: "Notices" })).toHaveTextContent("");
  });
});
