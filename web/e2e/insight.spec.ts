import { expect, test } from "@playwright/test";
import { digits, open, panel, total } from "./page";

const FLOW = "What became of each element";

test("the flow adds up, and each band opens as many elements as it says", async ({ page }) => {
  await open(page, "/overview?period=all");
  const flow = panel(page, FLOW);
  await flow.scrollIntoViewIfNeeded();
  await expect(flow.locator(".drawing svg").first()).toBeVisible();
  const all = digits((await flow.locator(".panel-caption").textContent())?.split(" element")[0] ?? "");
  await flow.getByRole("button", { name: /^Table of/ }).click();
  const rows = flow.getByRole("row");
  let generated = 0;
  for (let row = 1; row < (await rows.count()); row += 1) {
    const cells = rows.nth(row).getByRole("cell");
    if (/enerated/.test((await cells.first().textContent()) ?? ""))
      generated += digits(await cells.nth(2).textContent());
  }
  expect(generated).toBe(all);

  for (const row of [1, 3]) {
    const count = digits(await rows.nth(row).getByRole("cell").nth(2).textContent());
    await rows.nth(row).getByRole("button").click();
    await expect(page).toHaveURL(/elements=flow:/);
    await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
    await page.keyboard.press("Escape");
  }
});

test("a band of the flow is pressed, shared, and leads to one element", async ({ page, context }) => {
  await open(page, "/overview?period=all");
  const band = panel(page, FLOW).locator(".sankey-link").first();
  await band.scrollIntoViewIfNeeded();
  const box = await band.boundingBox();
  if (!box) throw new Error("the band is not drawn");
  // Plotly presses what the pointer is over, so it has to come there first.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 3 });
  await page.mouse.down();
  await page.mouse.up();
  await expect(total(page)).not.toHaveText("0");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(total(other)).toHaveText((await total(page).textContent()) ?? "");
  await other.close();

  await page.getByRole("dialog").getByRole("row").nth(1).getByRole("button").click();
  await expect(page).toHaveURL(/elementGuid=/);
  await expect(panel(page, FLOW).locator(".panel-caption")).toContainText("1 element by");
});

test("the keyboard goes through the flow", async ({ page }) => {
  await open(page, "/overview?period=all");
  const chart = panel(page, FLOW).getByRole("application");
  await chart.focus();
  await page.keyboard.press("ArrowDown");
  const said = (await chart.getByRole("status").textContent()) ?? "";
  const count = digits(said.split(": ").pop() ?? "");
  await page.keyboard.press("Enter");
  await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
});

test("a histogram's bars add up and open as many events as they say", async ({ page }) => {
  await open(page, "/productivity?period=all");
  const spread = panel(page, "How long generation takes");
  const all = digits((await spread.locator(".panel-caption").textContent())?.split(" values")[0] ?? "");
  await spread.getByRole("button", { name: /^Table of/ }).click();
  const rows = spread.getByRole("row");
  let sum = 0;
  for (let row = 1; row < (await rows.count()); row += 1)
    sum += digits(await rows.nth(row).getByRole("cell").nth(1).textContent());
  expect(sum).toBe(all);

  for (const row of [1, 4, (await rows.count()) - 1]) {
    const count = digits(await rows.nth(row).getByRole("cell").nth(1).textContent());
    await rows.nth(row).getByRole("button").click();
    await expect(page).toHaveURL(/at\.(atLeast|below)=/);
    await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
    await page.keyboard.press("Escape");
  }
});

test("estimates stand against actuals, and a project's point narrows to it", async ({ page }) => {
  await open(page, "/cost?period=all");
  const pairs = panel(page, "Estimate against actual cost, by project");
  await expect(pairs.locator(".drawing svg").first()).toBeVisible();
  await pairs.getByRole("application").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Filter to it" }).press("Enter");
  await expect(page).toHaveURL(/project=/);
  await pairs.getByRole("button", { name: /^Table of/ }).click();
  await expect(pairs.locator("tbody tr")).toHaveCount(1);

  const errors = panel(page, "How far cost estimates miss");
  await errors.getByRole("button", { name: /^Table of/ }).click();
  const counted = await errors
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows
        .map((row) => Number((row.children[1]?.textContent ?? "").replaceAll(/\D/g, "")))
        .reduce((sum, count) => sum + count, 0),
    );
  expect(counted).toBe(digits(await pairs.locator("tbody tr td").nth(2).textContent()));
});

test("two people's cell opens the elements that they share", async ({ page }) => {
  await open(page, "/collaboration?period=all");
  const together = panel(page, "Who works with whom");
  await together.getByRole("button", { name: /^Table of/ }).click();
  const row = together.getByRole("row").nth(1);
  const count = digits(await row.getByRole("cell").nth(2).textContent());
  await row.getByRole("button").click();
  await expect(page).toHaveURL(/elements=together:/);
  await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
});

test("a day of the calendar opens its events", async ({ page }) => {
  await open(page, "/collaboration?period=30d");
  const calendar = panel(page, "Activity calendar");
  await calendar.getByRole("button", { name: /^Table of/ }).click();
  const rows = calendar.locator("tbody tr");
  await expect(rows).toHaveCount(30);
  for (let row = 0; row < 30; row += 1) {
    const count = digits(await rows.nth(row).getByRole("cell").nth(1).textContent());
    if (count === 0) continue;
    await rows.nth(row).getByRole("button").click();
    await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
    break;
  }
});

test("a part of the stack opens its events", async ({ page }) => {
  await open(page, "/security?period=all");
  const chart = panel(page, "Audit entries by action over time").getByRole("application");
  await chart.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  const said = (await chart.getByRole("status").textContent()) ?? "";
  const count = digits(said.split(": ").pop() ?? "");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Show its events" }).press("Enter");
  await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
});

test("the worst sections open their violations and narrow the view", async ({ page }) => {
  await open(page, "/compliance?period=all");
  const row = panel(page, "Worst sections").getByRole("row").nth(1);
  const violations = row.getByRole("button", { name: /violations/ });
  const count = digits(await violations.textContent());
  await violations.click();
  await expect(total(page)).toHaveText(count.toLocaleString("en-US"));
  await page.keyboard.press("Escape");
  await row.getByRole("button").first().click();
  await expect(page).toHaveURL(/code=.*section=/);
});

test("updates are marked on the trend and listed with what they affected", async ({ page }) => {
  await open(page, "/compliance?period=1y");
  const marks = panel(page, "Compliance pass rate").getByText(/annotations/);
  const listed = panel(page, "What each update affected").locator("tbody tr");
  expect(await listed.count()).toBeGreaterThan(0);
  await marks.click();
  await expect(panel(page, "Compliance pass rate").locator(".panel-marks li").first()).toBeVisible();
  expect(digits(await marks.textContent())).toBeLessThanOrEqual(await listed.count());
});

test("what no source feeds says which hook would", async ({ page }) => {
  await open(page, "/cost?period=all&project=nobody-builds-this");
  await expect(
    panel(page, "Estimate against actual cost, by element").getByText(/Nothing|No source/),
  ).toBeVisible();
});

test("a trend goes on as a forecast that says how far to trust it", async ({ page }) => {
  await open(page, "/overview?period=90d&grain=week");
  const trend = panel(page, "Compliance pass rate");
  await trend.scrollIntoViewIfNeeded();
  await trend.getByRole("checkbox", { name: /Forecast/ }).check();
  await expect(trend.getByText(/against .* of the naive method/)).toBeVisible();
  await expect(trend.getByText("95% interval").first()).toBeVisible();
  await trend.getByRole("button", { name: /^Table of/ }).click();
  await expect(trend.getByRole("columnheader", { name: "80% from" })).toBeVisible();
});

test("what waits says whose it is and leads to its events and its element", async ({ page }) => {
  await open(page, "/collaboration");
  const waiting = panel(page, "Needs attention");
  const tasks = waiting.getByRole("button", { name: /^Open tasks/ });
  await tasks.click();
  await expect(tasks).toHaveAttribute("aria-pressed", "true");
  const row = waiting.getByRole("row").nth(1);
  const owner = (await row.getByRole("cell").first().textContent()) ?? "";
  expect(owner).not.toBe("");
  await row.getByRole("button", { name: /^events/ }).click();
  await expect(total(page)).not.toHaveText("0");
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: /narrow the view/ }).click();
  await expect(page).toHaveURL(/elementGuid=/);
  await expect(waiting.getByRole("row")).toHaveCount(2);
});
