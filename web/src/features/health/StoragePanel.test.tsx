import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { StorageState } from "../../api/types";
import { StoragePanel } from "./StoragePanel";

const DAYS = Array.from({ length: 30 }, (_, day) => ({ day: `2026-06-${day + 1}`, events: 40 }));

/** The panel over what the server would have answered. */
function show(change: Partial<StorageState>, disk: Partial<StorageState["disk"]>) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["storage"], {
    events: 1_234_567,
    oldest: "2025-01-02T03:04:05Z",
    newest: "2026-06-30T10:00:00Z",
    ledger: { bytes: 310_000_000 },
    projection: { bytes: 95_500_000 },
    growth: { days: DAYS, eventsPerDay: 40, bytesPerDay: 13_140 },
    disk: { freeBytes: 70e9, totalBytes: 100e9, fullInDays: 412, note: null, ...disk },
    retention: "everything",
    archive: { place: "/srv/aecos/archive", events: 0, files: 0, bytes: 0 },
    segments: [],
    ...change,
  });
  render(
    <QueryClientProvider client={queries}>
      <StoragePanel zone="UTC" />
    </QueryClientProvider>,
  );
}

const figure = (title: string) => screen.getByText(title).nextSibling;

describe("StoragePanel", () => {
  it("state_isToldInFigures", () => {
    show({}, {});
    expect(screen.getByText("Keeps everything: nothing is archived or removed")).toBeVisible();
    expect(figure("Events held")).toHaveTextContent("1,234,567");
    expect(figure("Oldest event")).toHaveTextContent("Jan 2, 2025");
    expect(figure("Ledger")).toHaveTextContent("310 MB");
    expect(figure("Growth, last 30 days")).toHaveTextContent("40 events a day, about 13.1 kB");
    expect(screen.getByText("1,200 events in these days")).toBeVisible();
    expect(figure("Disk")).toHaveTextContent("70 GB free of 100 GB");
    expect(figure("Disk full at this growth")).toHaveTextContent("in about 412 days");
  });

  it("archivedMonths_areMarkedAndCounted", () => {
    const month = { inLedger: 0, ledgerBytes: 0, archived: 0, archiveBytes: 0, files: 0, late: 0 };
    show(
      {
        retention: "90 days, then archived",
        archive: {
          place: "s3://firm-archive/ at https://s3.example.com",
          events: 1_000,
          files: 2,
          bytes: 30_000,
        },
        segments: [
          {
            ...month,
            month: "2026-02",
            state: "archived",
            events: 1_003,
            inLedger: 3,
            archived: 1_000,
            late: 3,
          },
          { ...month, month: "2026-06", state: "open", events: 7, inLedger: 7, ledgerBytes: 2_900 },
        ],
      },
      {},
    );
    expect(screen.getByText(/^In the ledger: 90 days, then archived/)).toBeVisible();
    expect(screen.getByText("in s3://firm-archive/ at https://s3.example.com")).toBeVisible();
    expect(figure("Archive")).toHaveTextContent("30 kB, 1,000 events");
    const rows = screen.getAllByRole("row", { hidden: true });
    expect(rows[1]).toHaveTextContent(/2026-06○ open772\.9 kB/);
    expect(rows[2]).toHaveTextContent(/2026-02✓ archived1,0033.*1,000.*3$/);
  });

  it("unforeseeable_isNoNumberAndSaysWhy", () => {
    show({}, { fullInDays: null, note: "too early to tell" });
    expect(figure("Disk full at this growth")).toHaveTextContent(/^–$/);
    expect(screen.getByText("too early to tell")).toBeVisible();
  });

  it("firstImport_isNoDailyRate", () => {
    const days = DAYS.map((day, index) => ({ ...day, events: index === 29 ? 202_939 : 0 }));
    show({ growth: { days, eventsPerDay: null, bytesPerDay: null } }, {});
    expect(figure("Growth, last 30 days")).toHaveTextContent(/^202,939 events so far/);
    expect(screen.getByText("no daily rate in the first week")).toBeVisible();
    expect(screen.queryByText(/a day/)).not.toBeInTheDocument();
  });

  it("fewEvents_areNotNone_andRoomForAgesIsNoNumber", () => {
    show({ growth: { days: DAYS, eventsPerDay: 0.3, bytesPerDay: 90 } }, { fullInDays: 777_777_777 });
    expect(figure("Growth, last 30 days")).toHaveTextContent("0.3 events a day, about 90 B");
    expect(figure("Disk full at this growth")).toHaveTextContent("not within 100 years");
  });
});
