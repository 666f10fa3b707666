import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KeptRoom } from "./KeptRoom";

/** jsdom lays nothing out: what is in the room is so high, and the room itself. */
function laidOut(content: number, room: number) {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(content);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(room);
}

function show(settled: boolean) {
  render(
    <KeptRoom name="insights cost" label="Insights" className="insights" settled={settled}>
      <details>
        <summary>2 more</summary>
      </details>
    </KeptRoom>,
  );
  return screen.getByRole("region", { name: "Insights" });
}

describe("KeptRoom", () => {
  beforeEach(() => {
    localStorage.clear();
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(private readonly measured: () => void) {}
        observe() {
          this.measured();
        }
        disconnect() {
          // Nothing is watched after the first time.
        }
      },
    );
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("keepsTheRoomThatItTookLastTime_andNotOneThatWasNotFilledYet", () => {
    laidOut(300, 400);
    show(false);
    expect(localStorage).toHaveLength(0);
    cleanup();
    expect(show(true).style.getPropertyValue("--room")).toBe("");
    cleanup();
    expect(show(true).style.getPropertyValue("--room")).toBe("320px");
  });

  it("showsAllOfWhatDoesNotFit_onAPress", async () => {
    laidOut(500, 300);
    const room = show(true);
    await userEvent.click(screen.getByRole("button", { name: "Show all of it" }));
    expect(room).toHaveClass("kept-open");
    expect(screen.queryByRole("button", { name: "Show all of it" })).not.toBeInTheDocument();
  });

  it("growsWithWhatIsOpenedInIt_andRemembersNothingOfThat", async () => {
    laidOut(300, 400);
    const room = show(true);
    localStorage.clear();
    await userEvent.click(screen.getByText("2 more"));
    expect(room).toHaveClass("kept-open");
    expect(localStorage).toHaveLength(0);
  });
});
