import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Fold } from "./Fold";

function fold(visit: string | null) {
  return (
    <Fold
      title="What is it worth?"
      name="overview worth"
      open={false}
      summary="Return on investment"
      visit={visit}
    >
      {() => "12 h"}
    </Fold>
  );
}

it("aVisit_unfoldsItInSight_andMayBeFoldedAgain", async () => {
  const shown = vi.fn();
  Element.prototype.scrollIntoView = shown;
  const { rerender } = render(fold(null));
  expect(screen.getByText("Return on investment")).toBeInTheDocument();
  expect(screen.queryByText("12 h")).not.toBeInTheDocument();
  rerender(fold("1 #roi"));
  expect(screen.getByText("12 h")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "What is it worth?" })).toHaveFocus();
  await userEvent.click(screen.getByRole("button"));
  expect(screen.queryByText("12 h")).not.toBeInTheDocument();
  rerender(fold("2 #roi"));
  expect(screen.getByText("12 h")).toBeInTheDocument();
  expect(shown).toHaveBeenCalledTimes(2);
});
