import { expect, test } from "@playwright/test";
import { card, open } from "./page";

const palette = "Find a sheet, metric, project, view or action";

test("a view is saved under a name, found in another browser and deleted", async ({ page, browser }) => {
  const name = `Board <b>report</b> 🏗️ ${Date.now()}`;
  await open(page, "/cost?period=90d&compare=none");
  await page.keyboard.press("s");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  const second = await browser.newContext({ storageState: "e2e/results/session.json" });
  const other = await second.newPage();
  await open(other, "/overview");
  await other.keyboard.press("ControlOrMeta+k");
  await other.getByLabel(palette).fill("board report");
  await expect(other.getByRole("option", { name })).toBeVisible();
  await other.keyboard.press("Enter");
  await expect(other).toHaveURL(/\/cost\?period=90d&compare=none$/);

  await other.getByRole("button", { name: "Save this view" }).click();
  await other.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(other.getByRole("button", { name: `Delete ${name}` })).toBeHidden();
  await second.close();
});

test("the palette goes to sheets, metrics and themes with the keyboard alone", async ({ page }) => {
  await open(page, "/overview?period=all");
  await page.keyboard.press("/");
  await page.getByLabel(palette).fill("secur");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/security/);

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByLabel(palette).fill("metrics approval rate");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Over time");
  await page.keyboard.press("Escape");

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByLabel(palette).fill("theme high");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
});

test("single letters are shortcuts until they are switched off", async ({ page }) => {
  await open(page, "/overview?period=all");
  await page.keyboard.press("3");
  await expect(page).toHaveURL(/\/compliance/);
  await page.keyboard.press("?");
  await page.getByLabel("Single letters are shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("4");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByLabel(palette)).toBeFocused();
  await expect(page).toHaveURL(/\/compliance/);
});

test("T swaps a chart for its table and back", async ({ page }) => {
  await open(page, "/overview?period=all");
  await expect(card(page, "Elements generated")).toBeVisible();
  const panel = page.getByRole("region", { name: "Elements generated", exact: true }).first();
  await panel.getByRole("application").focus();
  await page.keyboard.press("t");
  await expect(panel.getByRole("table")).toBeVisible();
  await panel.getByRole("button", { name: /^Chart of/ }).press("t");
  await expect(panel.getByRole("application")).toBeVisible();
});
