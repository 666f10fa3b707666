import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Roi as Answer } from "../../api/insight";
import { LIVE } from "../../api/queries";
import { Names } from "../../view/useView";
import { Roi } from "./Roi";

const SAVED = { hours: 10, usd: 850 };

function show(baselines: Answer["baselines"], range: Answer["range"] = null, lines: unknown[] = []) {
  window.history.replaceState(null, "", "/overview");
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const answer = {
    saved: SAVED,
    range,
    costs: null,
    reuse: { elements: 0, without: SAVED },
    lines,
    byType: [],
    sensitivity: [],
    baselines,
    notes: [],
    definition: "",
  } as unknown as Answer;
  queries.setQueryData([LIVE, "insight", "/api/roi?period=1y"], answer);
  render(
    <QueryClientProvider client={queries}>
      <Names.Provider value={{ sheets: ["overview"], home: "overview", dimensions: ["project"] }}>
        <Roi panel={{ kind: "roi", metrics: [], span: 12 } as never} context={{ zone: "UTC" } as never} />
      </Names.Provider>
    </QueryClientProvider>,
  );
}

const row = (number: number): Answer["baselines"][number] => ({
  elementType: `Ifc${number}`,
  project: null,
  from: null,
  manualHours: 1.25,
  hourlyRateUsd: number === 0 ? 85 : null,
});

it("manyBaselines_sayHowMany_andShowAllOnRequest", async () => {
  show(Array.from({ length: 30 }, (_, number) => row(number)));
  expect(screen.getByText("30 baselines apply, the most specific first:")).toBeInTheDocument();
  expect(screen.getAllByText(/by hand/)).toHaveLength(12);
  expect(screen.getByText(/^Ifc0: 1.25\sh by hand at \$85\/h$/)).toBeInTheDocument();
  await userEvent.click(screen.getByText("Show all 30 baselines"));
  expect(screen.getAllByText(/by hand/)).toHaveLength(30);
});

it("aFewMoreThanAreShown_areNotFolded", () => {
  show(Array.from({ length: 15 }, (_, number) => row(number)));
  expect(screen.getAllByText(/by hand/)).toHaveLength(15);
  expect(screen.queryByText(/^Show all/)).not.toBeInTheDocument();
});

it("besideTheFigure_saysWhyItIsNotThatOfTheCards", () => {
  show([row(0)], null, [{ name: "gross", title: "", events: 3, saved: { hours: 12, usd: 1020 } }]);
  expect(
    screen.getByText("10 h; the $1,020 and 12 h of the cards count every generation"),
  ).toBeInTheDocument();
});

it("fewBaselines_areAllThere", () => {
  show([row(0), row(1)]);
  expect(screen.getAllByText(/by hand/)).toHaveLength(2);
  expect(screen.queryByText(/^Show all/)).not.toBeInTheDocument();
});

it("anIntervalThatIsWideForOneWeek_saysWhich", () => {
  show([row(0)], { weeks: 51, low: SAVED, high: SAVED, mostly: "2026-11-09T00:00:00Z" });
  expect(
    screen.getByText(/^how 51 whole weeks scatter; the week from Nov 9, 2026 is more/),
  ).toBeInTheDocument();
});
