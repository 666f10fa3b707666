import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ProjectsSection } from "./ProjectsSection";

/** The section before a server that keeps what it is told. */
function show(projects: { project: string; teams: string[] }[], refusal?: object) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    if (init.method)
      asked.push(`${init.method} ${path} ${typeof init.body === "string" ? init.body : ""}`.trim());
    if (init.method && refusal) return Promise.resolve(Response.json(refusal, { status: 400 }));
    if (path.startsWith("/api/dimensions")) {
      return Promise.resolve(
        Response.json({
          values: [
            { value: "tower", events: 3 },
            { value: null, events: 1 },
          ],
        }),
      );
    }
    if (path === "/api/teams")
      return Promise.resolve(Response.json({ teams: [{ name: "structure", members: [] }] }));
    return Promise.resolve(Response.json({ projects }));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectsSection />
    </QueryClientProvider>,
  );
  return asked;
}

beforeAll(() => {
  // jsdom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("ProjectsSection", () => {
  it("restrict_namesAProjectAndATeam", async () => {
    const asked = show([]);
    await screen.findByText("No project is restricted.");
    await userEvent.click(screen.getByRole("button", { name: "Restrict a project" }));
    await screen.findByRole("option", { name: "tower" });
    await userEvent.selectOptions(screen.getByLabelText("Project"), "tower");
    await userEvent.selectOptions(screen.getByLabelText("Team"), "structure");
    await userEvent.click(screen.getByRole("button", { name: "Restrict" }));
    expect(asked).toEqual(['PUT /api/projects/restricted {"project":"tower","team":"structure"}']);
    expect(await screen.findByText(/tower is restricted/)).toBeVisible();
  });

  it("refusal_isToldAtItsField_andTheDialogStays", async () => {
    show([], { title: "Invalid", detail: "is missing", field: "team" });
    await userEvent.click(await screen.findByRole("button", { name: "Restrict a project" }));
    await userEvent.click(screen.getByRole("button", { name: "Restrict" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Team is missing");
    expect(screen.getByLabelText("Team")).toHaveAccessibleDescription("Team is missing");
    expect(screen.getByLabelText("Team")).toHaveFocus();
  });

  it("release_asksOnce_andSaysWhatTheLastTeamMeans", async () => {
    const asked = show([{ project: "tower", teams: ["structure"] }]);
    await userEvent.click(await screen.findByRole("button", { name: "Take tower from structure" }));
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getByText(/restricted no more/)).toBeVisible();
    expect(asked).toEqual([]);
    await userEvent.click(dialog.getByRole("button", { name: "Take away" }));
    expect(asked).toEqual(["DELETE /api/projects/restricted?project=tower&team=structure"]);
  });
});
