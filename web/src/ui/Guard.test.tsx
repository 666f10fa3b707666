import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Guard } from "./Guard";

function Broken(): never {
  throw new Error("a bar without a length");
}

describe("Guard", () => {
  const print = console.error;
  let logged: unknown[];
  beforeEach(() => {
    logged = [];
    console.error = (...words: unknown[]) => logged.push(words);
  });
  afterEach(() => {
    console.error = print;
  });

  it("keeps a broken part from breaking the others, and says what broke", () => {
    render(
      <>
        <Guard title="Broken chart">
          <Broken />
        </Guard>
        <Guard title="Good chart">
          <p>42 elements</p>
        </Guard>
      </>,
    );
    expect(screen.getByText("42 elements")).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Broken chart" })).toHaveTextContent("a bar without a length");
    expect(screen.getByRole("button", { name: "Load the page again" })).toBeInTheDocument();
    expect(logged).not.toEqual([]);
  });
});
