import { describe, expect, it } from "vitest";
import { KNOWN } from "./testKnown";
import { defaultView, formatView, otherSide, parseView, swapped, type View } from "./viewState";

const parse = (url: string) => {
  const [path = "", search = ""] = url.split("?");
  return parseView(path, search, KNOWN);
};

describe("parseView", () => {
  it("reads a shared link as it was written", () => {
    const { view, problems } = parse(
      "/productivity?period=90d&compare=year&project=a&project=b&grain=week&tz=America/Denver",
    );
    expect(problems).toEqual([]);
    expect(view).toEqual({
      tab: "productivity",
      period: { preset: "90d" },
      compare: "year",
      grain: "week",
      tz: "America/Denver",
      filters: { project: ["a", "b"] },
      vs: null,
      aside: null,
    });
  });

  it("takes the bare address as the overview with its defaults", () => {
    expect(parse("/")).toEqual({ view: defaultView(), problems: [] });
  });

  it("narrows by every dimension that events can be told apart by, and to no word of its own", () => {
    const { view, problems } = parse("/cost?section=703.2&period=30d&shape=round&at.period=a&events=m");
    expect(view.filters).toEqual({ section: ["703.2"] });
    expect(view.period).toEqual({ preset: "30d" });
    expect(view.aside?.filters).toEqual({ period: ["a"] });
    expect(problems.map(({ field }) => field)).toEqual(["shape"]);
  });

  it("reads a range of dates", () => {
    expect(parse("/cost?from=2026-03-01&to=2026-06-30").view.period).toEqual({
      from: "2026-03-01",
      to: "2026-06-30",
    });
  });

  it("reads a range of hours", () => {
    const range = { from: "2026-03-01T05:00:00Z", to: "2026-03-01T09:00:00Z" };
    expect(parse(`/cost?from=${range.from}&to=${range.to}`)).toMatchObject({
      view: { period: range },
      problems: [],
    });
  });

  it.each([
    ["/cost?from=2026-03-01T05:00:00Z&to=2026-03-01T04:00:00Z", "from"],
    ["/nowhere", "page"],
    ["/cost?period=soon", "period"],
    ["/cost?period=0d", "period"],
    ["/cost?period=this-day", "period"],
    ["/cost?period=last-day", "period"],
    ["/cost?period=201y", "period"],
    ["/cost?from=2026-02-30&to=2026-03-01", "from"],
    ["/cost?from=2026-03-01", "from"],
    ["/cost?from=2026-06-30&to=2026-03-01", "from"],
    ["/cost?compare=best", "compare"],
    ["/cost?grain=minute", "grain"],
    ["/cost?tz=Mars/Olympus", "tz"],
    ["/cost?vs=something", "vs"],
    ["/cost?vs=project:", "vs"],
    ["/cost?vs=2026-03-01..soon", "from"],
    ["/cost?events=DROP TABLE", "events"],
    ["/cost?why=<script>", "why"],
    ["/cost?events=parses&at.from=yesterday", "at.from"],
    ["/cost?colour=red", "colour"],
    ["/cost?period=7d&period=30d", "period"],
  ])("says what is wrong with %s", (url, field) => {
    expect(parse(url).problems.map((problem) => problem.field)).toContain(field);
  });

  it.each([
    ["from=2026-06-30&to=2026-03-01", "would end (2026-03-01) before it begins (2026-06-30)"],
    ["from=2026-03-01T05:00:00Z&to=2026-03-01T04:00:00Z", "before it begins (2026-03-01T05:00:00Z)"],
    ["from=2026-03-01T05:00:00Z&to=2026-03-01T05:00:00Z", "would end when it begins"],
    ["from=2026-03-01", "“to” is missing"],
    ["to=2026-03-01", "“from” is missing"],
    ["from=soon&to=2026-03-01", "“soon” is not a date"],
  ])("says in words why %s is no period", (search, words) => {
    expect(parse(`/cost?${search}`).problems.map((problem) => problem.text)).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it.each([
    ["america/chicago", "America/Chicago"],
    ["us/pacific", "America/Los_Angeles"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["utc", "UTC"],
  ])("knows the zone %s as %s", (written, zone) => {
    expect(parse(`/cost?tz=${written}`)).toMatchObject({ view: { tz: zone }, problems: [] });
  });

  it("falls back to the default where a value is unusable and keeps the rest", () => {
    const { view } = parse("/cost?period=soon&project=a");
    expect(view.period).toEqual(defaultView().period);
    expect(view.filters).toEqual({ project: ["a"] });
  });

  it("limits 10 000 filters and says so", () => {
    const search = Array.from({ length: 10_000 }, (_, index) => `project=p${index}`).join("&");
    const { view, problems } = parse(`/overview?${search}`);
    expect(view.filters["project"]).toHaveLength(50);
    expect(problems[0]?.text).toContain("10000 values");
  });

  it("limits how many problems it lists", () => {
    const search = Array.from({ length: 500 }, (_, index) => `x${index}=1`).join("&");
    const { problems } = parse(`/overview?${search}`);
    expect(problems).toHaveLength(7);
    expect(problems.at(-1)?.text).toBe("And 494 more.");
  });

  it("keeps names with markup, emoji and other directions as they are", () => {
    const name = '<img src=x onerror="alert(1)"> مشروع 🏗️';
    const { view, problems } = parse(`/overview?${new URLSearchParams({ project: name })}`);
    expect(problems).toEqual([]);
    expect(view.filters["project"]).toEqual([name]);
  });
});

describe("formatView", () => {
  const views: View[] = [
    defaultView(),
    { ...defaultView("cost"), period: { from: "2026-03-01", to: "2026-06-30" }, tz: "America/Denver" },
    {
      ...defaultView("security"),
      compare: "none",
      filters: { project: ["a&b=c", "ü 🏠"], user: ["(none)", ""] },
    },
    {
      ...defaultView("health"),
      aside: {
        kind: "events",
        metric: "parses",
        from: "2026-03-01T00:00:00Z",
        to: "2026-03-02T00:00:00Z",
        filters: { project: ["x"] },
      },
    },
    {
      ...defaultView(),
      aside: { kind: "elements", metric: "flow:generation:generated>validation:not_validated", filters: {} },
    },
    {
      ...defaultView("productivity"),
      aside: { kind: "events", metric: "parses", atLeast: "0.5", below: "1e3", filters: {} },
    },
  ];

  it.each(["project:tower & co", "last-month", "2026-03-01..2026-03-31"])("keeps vs=%s", (vs) => {
    const { view, problems } = parse(`/cost?${new URLSearchParams({ period: "90d", vs })}`);
    expect(problems).toEqual([]);
    expect(parse(formatView(view)).view).toEqual(view);
    expect(view.vs).not.toBeNull();
  });

  it("refuses what is no set of elements and no number", () => {
    const { view, problems } = parse("/overview?elements=flow:%3Cscript%3E&at.below=x");
    expect(view.aside).toBeNull();
    expect(problems.map((one) => one.field)).toEqual(["at.below", "elements"]);
  });

  it.each(views.map((view) => [formatView(view), view] as const))(
    "%s reads back as the same view",
    (url, view) => {
      expect(parse(url)).toEqual({ view, problems: [] });
    },
  );

  it("stays readable", () => {
    expect(
      formatView({ ...defaultView("productivity"), period: { preset: "90d" }, filters: { project: ["a"] } }),
    ).toBe("/productivity?period=90d&project=a");
  });
});

describe("otherSide", () => {
  it("is the same view with the other project or period, and swaps back", () => {
    const projects = parse("/cost?project=a&user=u&vs=project:b").view;
    expect(otherSide(projects)).toMatchObject({ filters: { project: ["b"], user: ["u"] }, vs: null });
    const exchanged = swapped(projects);
    expect(exchanged && swapped(exchanged)).toEqual(projects);
    const periods = parse("/cost?period=this-month&vs=last-month").view;
    expect(otherSide(periods).period).toEqual({ preset: "last-month" });
    expect(swapped(periods)).toMatchObject({ period: { preset: "last-month" } });
    expect(swapped(parse("/cost?vs=project:b").view)).toBeNull();
  });
});
