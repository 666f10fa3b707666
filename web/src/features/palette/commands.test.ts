import { describe, expect, it } from "vitest";
import { matching, type Command } from "./commands";

const command = (title: string, group = "Sheets", words = ""): Command => ({
  id: title,
  group,
  title,
  words,
  run: () => undefined,
});
const ALL = [
  command("Cost & Schedule"),
  command("Approval rate", "Metrics", "approvals share"),
  command("Télé", "Metrics"),
];
const titles = (search: string) => matching(ALL, search).map((one) => one.title);

describe("matching", () => {
  it("finds every word anywhere, whatever its case and accents", () => {
    expect(titles("rate appr")).toEqual(["Approval rate"]);
    expect(titles("TELE")).toEqual(["Télé"]);
    expect(titles("metrics")).toEqual(["Approval rate", "Télé"]);
    expect(titles("rate cost")).toEqual([]);
  });

  it("puts a title that begins with the search first", () => {
    expect(matching([command("Low cost", "Metrics"), ...ALL], "cost")[0]?.title).toBe("Cost & Schedule");
  });

  it("puts what goes by that name before what only mentions it", () => {
    const worth = command("Return on investment", "Sheets", "roi worth");
    expect(matching([command("Overview", "Sheets", "A-001 home roi"), worth], "ROI")[0]).toBe(worth);
  });

  it("takes an empty search as everything", () => {
    expect(titles("")).toHaveLength(3);
  });
});
