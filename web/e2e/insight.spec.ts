import { expect, test } from "@playwright/test";
import { digits, open, panel } from "./page";

const FLOW = "What became of each element";

test("the flow adds up, and each band opens as many elements as it says", async ({ page }) => {
  await open(page, "/overview?period=all");
  const flow = panel(page, FLOW);
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
    await expect(page.locator(".drawer-total b")).toHaveText(count.toLocaleString("en-US"));
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
  const total = page.locator(".drawer-total b");
  await expect(total).not.toHaveText("0");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator(".drawer-total b")).toHaveText((await total.textContent()) ?? "");
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
  await expect(page.locator(".drawer-total b")).toHaveText(count.toLocaleString("en-US"));
});
