import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ME, SOURCES } from "../../api/queries";
import type { ChainInfo } from "../../api/types";
import { ChainVerdict } from "./ChainVerdict";

const WHOLE: ChainInfo = {
  project: "tower",
  condition: "intact",
  entries: 1200,
  firstBadRow: null,
  detail: "",
  checkedAt: "2026-11-29T06:00:00Z",
};

/** The sentence over what the server would have answered. */
function say(...chains: ChainInfo[]) {
  return sayTo(["read-audit"], ...chains);
}

function sayTo(may: string[], ...chains: ChainInfo[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData([ME], { may });
  const none = { projects: [], sources: [], unknownTypes: [], counted: [], losses: [] };
  queries.setQueryData([SOURCES, "sources"], { ...none, chains });
  render(
    <QueryClientProvider client={queries}>
      <ChainVerdict zone="UTC" />
    </QueryClientProvider>,
  );
  return screen.getByRole("paragraph").textContent;
}

it("noTrail_isNotCalledWhole", () => {
  expect(say()).toBe("No audit trail of AEC OS has been read yet.");
});

it("trailsOfOthers_areNotSaidToBeMissing", () => {
  expect(sayTo([])).toBe("AEC OS’s audit trails are for auditors and administrators to see.");
});

it("trailWithoutEntries_isNotCounted", () => {
  expect(say(WHOLE, { ...WHOLE, project: "school", entries: 0 })).toMatch(
    /^The audit trail is whole: 1,200 entries up to its check of Nov 29, 2026.*\.$/,
  );
});

it("severalTrails_areAllWhole", () => {
  const later = "2026-11-29T08:00:00Z";
  expect(say(WHOLE, { ...WHOLE, project: "school", entries: 34, checkedAt: later })).toMatch(
    /^All 2 audit trails are whole: 1,234 entries up to their check of Nov 29, 2026, 6:00/,
  );
});

it("brokenTrail_isNamedWithItsRow", () => {
  const school = { ...WHOLE, project: "school", condition: "broken", firstBadRow: 17 };
  expect(say(WHOLE, school)).toBe("1 of 2 audit trails is not whole: school from row 17.");
});
