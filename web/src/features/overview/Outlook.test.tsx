import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Outlook as Answer } from "../../api/insight";
import { LIVE } from "../../api/queries";
import { Outlook } from "./Outlook";

const SAID: Answer = {
  sentence: "At the current rate the next regulatory update will affect 47 templates.",
  error: "80 of 100 such updates should affect 30 to 72.",
  templates: { expected: 46.7, low80: 30, high80: 72, low95: 20.4, high95: 99.2 },
  elements: null,
  when: null,
  concerned: { total: 61 },
  library: { templates: 231, elements: 9000 },
  reasoning: ["8 updates were applied."],
  refused: null,
  notes: [],
};

function show(answer: Answer) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData([LIVE, "insight", "/api/regulatory-outlook?tz=UTC"], answer);
  render(
    <QueryClientProvider client={queries}>
      <Outlook
        panel={{ kind: "outlook", metrics: [], span: 12 } as never}
        context={{ zone: "UTC" } as never}
      />
    </QueryClientProvider>,
  );
}

describe("Outlook", () => {
  it("said_standsWithItsErrorAndItsReasons", () => {
    show(SAID);
    expect(screen.getByText(/will affect 47 templates/)).toBeInTheDocument();
    expect(screen.getByText(/should affect 30 to 72/)).toBeInTheDocument();
    expect(screen.getByText("Templates").nextSibling).toHaveTextContent("47");
    expect(screen.getByText("95% interval: 20 – 100")).toBeInTheDocument();
    expect(screen.getByText("8 updates were applied.")).toBeInTheDocument();
    expect(screen.queryByText("Elements")).not.toBeInTheDocument();
  });

  it("refused_saysWhy", () => {
    show({
      ...SAID,
      sentence: null,
      error: null,
      templates: null,
      refused: { code: "no_updates", text: "no regulatory update is known" },
    });
    expect(screen.getByText("no regulatory update is known")).toBeInTheDocument();
    expect(screen.queryByText(/will affect/)).not.toBeInTheDocument();
  });
});
