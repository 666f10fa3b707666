import { expect, test, type Page } from "@playwright/test";
import { Line } from "./line";
import { card, digits, fits, moreFilters, open, panel, visit } from "./page";

const QUERY = "**/api/metrics/query";

/** Answers the view's request with a change made to what the server really said. */
async function altered(page: Page, change: (answer: Answer) => void): Promise<void> {
  await page.route(QUERY, async (route) => {
    const response = await route.fetch();
    const json = (await response.json()) as Answer;
    change(json);
    await route.fulfill({ response, json });
  });
}

interface Answer {
  results: Record<string, unknown>[];
}

test("loading keeps the room that the numbers take", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!shift.hadRecentInput) shifts.total += shift.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.route(QUERY, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.route("**/api/insights?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  for (const [path, width] of [
    ["/overview", 820],
    ["/compliance?period=all", 1440],
    ["/collaboration", 1350],
    ["/health", 1350],
  ] as const) {
    await page.setViewportSize({ width, height: 1000 });
    await visit(page, path);
    // Insights and what waits come before the first chart, which is drawn when it is seen.
    await page.mouse.wheel(0, 700);
    await expect(page.locator(".drawing svg").first()).toBeVisible();
    await expect(page.getByText("Looking for what is worth knowing")).toHaveCount(0);
    const shift = await page.evaluate(
      () => (window as unknown as { shifts: { total: number } }).shifts.total,
    );
    expect(shift, `${path} shifts its layout`).toBe(0);
  }
});

test("a view that fails says so once, with its id, and tries again", async ({ page }) => {
  let broken = true;
  await page.route(QUERY, (route) =>
    broken
      ? route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: JSON.stringify({ title: "Internal error", status: 500, code: "INTERNAL", id: "e-4711" }),
        })
      : route.continue(),
  );
  await page.goto("/overview?period=all");
  const alert = page.getByRole("alert");
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText("id e-4711");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  broken = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText(/^[\d,]+$/);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("one failed metric spoils only its card, and an absent source names its hook", async ({ page }) => {
  const hook = "No source reports it; the parser/parse_completed hook would.";
  await altered(page, (answer) => {
    answer.results = answer.results.map((one) => {
      if (one["metric"] === "approval_rate") {
        return { metric: "approval_rate", error: { title: "It failed", status: 500, id: "e-1" } };
      }
      if (one["metric"] !== "parse_confidence") return one;
      return { ...one, value: null, complete: false, notes: [{ code: "no_source", text: hook }] };
    });
  });
  await open(page, "/overview?period=all");
  await expect(card(page, "Approval rate")).toContainText("id e-1");
  await expect(card(page, "Parse confidence")).toContainText(hook);
  await expect(page.locator(".kpi-failed")).toHaveCount(1);
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText(/^[\d,]+$/);
});

test("filtered out and not yet have their own words and ways out", async ({ page }) => {
  await open(page, "/overview?period=all&project=there-is-none");
  const empty = page.locator(".sheet-empty");
  await expect(empty).toContainText("No event of this period passes the filters.");
  await expect(panel(page, "Compliance pass rate")).toContainText("Filtered out");
  await empty.getByRole("button", { name: "Clear the filters" }).click();
  await expect(empty).toBeHidden();
  await expect(page).toHaveURL(/\/overview\?period=all$/);
  await open(page, "/overview?from=1999-01-01&to=1999-01-31");
  await expect(empty).toContainText("Nothing happened in this period.");
});

test("what the viewer may not see is said without a way that leads nowhere", async ({ page }) => {
  const detail = "Your role does not see approvals.";
  const forbidden = { title: "Forbidden", status: 403, code: "FORBIDDEN", detail };
  await altered(page, (answer) => {
    answer.results = answer.results.map((one) =>
      one["metric"] === "compliance_pass_rate" ? { metric: one["metric"], error: forbidden } : one,
    );
  });
  await open(page, "/overview?period=all");
  const trend = panel(page, "Compliance pass rate");
  await expect(trend).toContainText("Not permitted");
  await expect(trend).toContainText(detail);
  await expect(trend.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText(/^[\d,]+$/);
});

test("numbers that lag say how far they reach, and how many events are on their way", async ({ page }) => {
  const note = { code: "lagging", text: "behind by up to 5000 events" };
  await page.route("**/api/status", async (route) => {
    const response = await route.fetch();
    const status = (await response.json()) as { behind: number };
    await route.fulfill({ response, json: { ...status, behind: 5000 } });
  });
  await altered(page, (answer) => {
    answer.results = answer.results.map((one) => ({ ...one, complete: false, notes: [note] }));
  });
  await open(page, "/overview?period=all");
  await expect(page.getByRole("status").filter({ hasText: "The numbers reach to" })).toContainText(
    /reach to \w{3} \d+, \d{4}.*; 5,000 events received since then/,
  );
  await expect(card(page, "Elements generated")).toContainText("Incomplete: behind by up to 5000 events");
});

test("while nothing is counted yet nobody claims that nothing happened", async ({ page }) => {
  const note = {
    code: "lagging",
    text: "behind by up to 5000 events that were received but are not counted yet",
  };
  await altered(page, (answer) => {
    answer.results = answer.results.map((one) => ({
      ...one,
      value: null,
      previous: null,
      change: null,
      trend: "–",
      events: 0,
      complete: false,
      notes: [note],
    }));
  });
  await open(page, "/overview?period=90d");
  await expect(page.locator(".headline")).toHaveText("What was received is still being counted.");
  await expect(page.getByRole("region", { name: "What changed most" })).toContainText("Still being counted");
  await expect(card(page, "Elements generated")).toContainText("behind by up to 5000 events");
  await expect(page.getByText(/nothing happened/i)).toHaveCount(0);
});

test("with an import under way no panel, drawer, menu or table claims that there is nothing", async ({
  page,
}) => {
  await page.route("**/api/status", async (route) => {
    const response = await route.fetch();
    const status = (await response.json()) as Record<string, unknown>;
    const running = { workspace: "/w/tower", state: "running", done: 1, total: 9, message: null };
    await route.fulfill({ response, json: { ...status, imports: [running] } });
  });
  await visit(page, "/overview?from=1999-01-01&to=1999-01-31&events=compliance_checks");
  await expect(page.getByRole("dialog")).toContainText("Still being counted");
  await expect(page.getByText(/No event stands behind/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.locator(".sheet-empty")).toContainText("still being counted");
  await expect(page.getByText(/nothing happened/i)).toHaveCount(0);
  await page
    .getByRole("group", { name: "Project" })
    .or(page.getByRole("button", { name: /^Project/ }))
    .first()
    .click();
  await page.getByLabel("Find in Project").fill("no such project");
  await expect(page.getByText("Nothing matches. More is still being counted.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: /^Find a sheet/ }).fill("no such project");
  await expect(page.getByText(/more is being counted/)).toBeVisible();
});

test("a lost server is said with since when, and the page goes on when it is back", async ({
  page,
  baseURL,
}) => {
  const line = new Line(Number(new URL(baseURL ?? "").port));
  await line.connect();
  await open(page, `http://127.0.0.1:${line.port}/overview?period=all`);
  const figure = card(page, "Elements generated").locator(".kpi-value");
  const before = digits(await figure.textContent());
  await line.cut();
  await expect(page.locator(".pulse-text")).toContainText(/Down since \d/);
  await expect(page.getByRole("alert")).toContainText(/has not answered since \d/);
  expect(digits(await figure.textContent())).toBe(before);
  await line.connect();
  await expect(page.locator(".pulse-text")).not.toContainText("Down");
  await expect(page.getByRole("alert")).toBeHidden();
  await line.cut();
});

test("a session that has ended is said without taking the numbers away", async ({ page, context }) => {
  await open(page, "/overview?period=all");
  await context.clearCookies();
  await page.getByLabel("Period", { exact: true }).selectOption("90d");
  await expect(page.locator(".sheet-stale, .sheet-problem")).toBeVisible();
});

test("a part of the address that only the server refuses costs that part alone", async ({ page }) => {
  // This browser knows the zone; a server may not. What it cannot use, it says, and so does the page.
  await page.route(QUERY, async (route) => {
    const asked = route.request().postDataJSON() as { tz?: string };
    const detail = "'America/Coyhaique' is not the name of a time zone";
    return asked.tz === "America/Coyhaique"
      ? route.fulfill({
          status: 400,
          contentType: "application/problem+json",
          body: JSON.stringify({
            title: "Bad request",
            status: 400,
            code: "INVALID_QUERY",
            field: "tz",
            detail,
          }),
        })
      : route.continue();
  });
  await open(page, "/overview?period=90d&compare=none&tz=America/Coyhaique");
  const alert = page.getByRole("alert").filter({ hasText: "Part of the address" });
  await expect(alert).toContainText("not the name of a time zone");
  await expect(page.getByLabel("Period", { exact: true })).toHaveValue("90d");
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText(/^[\d,]+$/);
  await alert.getByRole("button", { name: "Correct the address" }).click();
  await expect(page).toHaveURL(/\/overview\?period=90d&compare=none$/);
  await expect(alert).toBeHidden();
});

test("every zone of the menu is one that the server knows", async ({ page }) => {
  await open(page, "/overview?period=90d&tz=america/chicago");
  await moreFilters(page);
  const menu = page.getByLabel("Time zone");
  await expect(menu).toHaveValue("America/Chicago");
  await menu.focus();
  await expect.poll(() => menu.locator("option").count()).toBeGreaterThan(300);
  const offered = await menu
    .locator("option")
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter((value) => value !== ""));
  const { zones } = (await (await page.request.get("/api/zones")).json()) as { zones: string[] };
  expect(offered.filter((zone) => !zones.includes(zone))).toEqual([]);
});

test("an end before its beginning is said in words beside the period", async ({ page }) => {
  await open(page, "/overview?from=2026-03-01&to=2026-03-31");
  await page.getByLabel("From", { exact: true }).fill("2026-05-01");
  await expect(page.getByText("The period would end before it begins.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply" })).toBeDisabled();
});

test("a long word of a note breaks on the narrowest page", async ({ page }) => {
  const text = `${"hudson-lab".repeat(20)} could not be read`;
  await page.setViewportSize({ width: 320, height: 800 });
  await altered(page, (answer) => {
    answer.results = answer.results.map((one) => ({
      ...one,
      value: null,
      series: [],
      groups: [],
      complete: false,
      notes: [{ code: "source_incomplete", text }],
    }));
  });
  for (const path of ["/overview?period=90d", "/compliance?period=90d", "/health?period=90d"]) {
    await open(page, path);
    await fits(page);
  }
});
