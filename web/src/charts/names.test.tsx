import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Name } from "../ui/Name";
import { ChartTable } from "./ChartTable";
import { toCsv } from "./csv";
import { plotText, wallClock } from "./text";

const HOSTILE = [
  '<img src=x onerror="window.hacked = true">',
  "<script>window.hacked = true</script>",
  "مشروع الميناء",
  "\u202eevil\u202c",
  "🏗️ Harbor 👷🏽‍♀️",
  "x".repeat(300),
  "tab\tand\nline",
  "{{7*7}} ${7*7} &amp; %{x}",
];

describe("somebody else's names", () => {
  it.each(HOSTILE)("%s stays text on the page", (name) => {
    const { container } = render(<Name value={name} />);
    expect(container.querySelector("bdi")).toBeInTheDocument();
    expect(container.querySelector("img, script")).toBeNull();
  });

  it("shows 300 characters clipped, with the whole name at hand", () => {
    render(<Name value={"x".repeat(300)} />);
    expect(screen.getByTitle("x".repeat(300))).toHaveTextContent(`${"x".repeat(59)}…`);
  });

  it.each(HOSTILE)("%s carries no markup into a drawing", (name) => {
    const text = plotText(name);
    expect(text).not.toMatch(/[<>]/);
    expect(text.startsWith("\u2068") && text.endsWith("\u2069")).toBe(true);
  });

  it("stays text in tables", () => {
    const data = { columns: ["Project", "Value"], rows: HOSTILE.map((name) => [name, 1]) };
    const { container } = render(<ChartTable caption="t" data={data} print={(value) => String(value)} />);
    expect(container.querySelectorAll("tbody tr")).toHaveLength(HOSTILE.length);
    expect(container.querySelector("img, script")).toBeNull();
  });
});

describe("toCsv", () => {
  it("quotes what needs it", () => {
    expect(toCsv({ columns: ["a", "b"], rows: [['say "hi", you', 1.5]] })).toBe(
      'a,b\r\n"say ""hi"", you",1.5\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)"])("keeps a spreadsheet from running %s", (formula) => {
    expect(toCsv({ columns: ["a"], rows: [[formula]] })).toBe(`a\r\n'${formula}\r\n`);
  });

  it("leaves numbers and gaps as they are", () => {
    expect(toCsv({ columns: ["a", "b"], rows: [[-1, null]] })).toBe("a,b\r\n-1,\r\n");
  });
});

describe("wallClock", () => {
  it("reads as the zone's clock on both sides of the change to summer time", () => {
    expect(wallClock("2026-03-08T08:59:00Z", "America/Denver")).toBe("2026-03-08 01:59");
    expect(wallClock("2026-03-08T09:00:00Z", "America/Denver")).toBe("2026-03-08 03:00");
  });
});
