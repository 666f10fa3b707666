import { expect, test } from "@playwright/test";
import { digits, open, settled, total } from "./page";

test("two projects stand side by side, each drawn over the other", async ({ page }) => {
  await open(page, "/productivity?period=1y");
  const compare = page.getByLabel("Compare with", { exact: true });
  await compare.focus();
  const other = page.locator("optgroup[label='Side by side: another project'] option").nth(1);
  const project = (await other.getAttribute("value")) ?? "";
  await compare.selectOption(project);
  await expect(page).toHaveURL(/vs=project:/);
  const [a, b] = [
    page.getByRole("region", { name: /^A: All projects/ }),
    page.getByRole("region", { name: /^B: / }),
  ];
  const figure = (side: typeof a) => side.getByRole("article", { name: "Elements generated", exact: true });
  await expect(figure(b)).toBeVisible();
  await settled(page);
  const of = async (side: typeof a) => digits(await figure(side).locator(".kpi-value").textContent());
  const [left, right] = [await of(a), await of(b)];
  expect(right).toBeLessThan(left);
  await expect(figure(a)).toContainText(`against ${right.toLocaleString("en-US")}`);
  await expect(figure(b)).not.toContainText("against");
  await expect(compare).toHaveValue(project);

  await figure(b)
    .getByRole("button", { name: /Show the events/ })
    .click();
  await expect(total(page)).toHaveText(right.toLocaleString("en-US"));
  await page.reload();
  await expect(total(page)).toHaveText(right.toLocaleString("en-US"));
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(b).toBeHidden();
  await expect(figure(a)).toContainText(`against ${right.toLocaleString("en-US")}`);
  await page.getByRole("button", { name: "Show A alone" }).click();
  await expect(page).not.toHaveURL(/vs=/);
});

test("two periods stand side by side, and the difference is said once", async ({ page }) => {
  await open(page, "/productivity?period=last-month&vs=90d");
  const figure = (side: RegExp) =>
    page
      .getByRole("region", { name: side })
      .getByRole("article", { name: "Elements generated", exact: true });
  const [a, b] = [figure(/^A: Last month/), figure(/^B: Last 90 days/)];
  await expect(b).toBeVisible();
  await settled(page);
  const of = async (side: typeof a) => digits(await side.locator(".kpi-value").textContent());
  const [left, right] = [await of(a), await of(b)];
  expect(right).toBeGreaterThan(left);
  await expect(a).toContainText(`against ${right.toLocaleString("en-US")}`);
  await expect(b).not.toContainText("against");
  await page.getByLabel("Compare with", { exact: true }).selectOption("year");
  await expect(page).not.toHaveURL(/vs=/);
});
