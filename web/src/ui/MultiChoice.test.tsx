import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { NOT_SAID } from "./format";
import { MultiChoice } from "./MultiChoice";

const OPTIONS = [
  { value: NOT_SAID, events: 8 },
  { value: "(none)", events: 7 },
  { value: "n", events: 1 },
];

it("whatIsNotSaid_isOfferedFoundByItsWordsAndChosen", async () => {
  let chosen: string[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MultiChoice
        label="Section"
        chosen={[]}
        options={OPTIONS}
        onOpen={() => undefined}
        onChange={(values) => (chosen = values)}
      />
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Section All" }));
  expect(screen.getAllByRole("checkbox")).toHaveLength(3);
  await userEvent.type(screen.getByRole("searchbox", { name: "Find in Section" }), "not said");
  expect(screen.getAllByRole("checkbox")).toHaveLength(1);
  await userEvent.click(screen.getByRole("checkbox", { name: /Not said/ }));
  expect(chosen).toEqual([NOT_SAID]);
});
