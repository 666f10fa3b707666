import { expect, test } from "@playwright/test";
import { card, visit } from "./page";

test("an insight shows what it says, and is hidden once it is not useful", async ({ page }) => {
  await visit(page, "/overview");
  const strip = page.getByRole("region", { name: "Insights", exact: true });
  const first = strip.getByRole("listitem").first();
  const text = (await first.locator(".insight-text").textContent()) ?? "";
  await first.getByRole("link", { name: /^Show me/ }).click();
  await expect(page).not.toHaveURL(/\/overview$/);

  await visit(page, "/overview");
  await expect(first.locator(".insight-text")).toHaveText(text);
  await first.getByRole("button", { name: /^Not useful/ }).click();
  await expect(strip.getByText(text, { exact: true })).toHaveCount(0);

  await strip.getByRole("link", { name: "All insights" }).click();
  const all = page.getByRole("region", { name: "All insights" });
  await expect(all.getByRole("listitem").first()).toBeVisible();
  await all.getByText(/figures were checked/).click();
  await expect(all.getByText(/hidden as not useful to you/)).toBeVisible();
});

test("what changed opens from a figure, and its parts lead to their events", async ({ page }) => {
  await visit(page, "/overview");
  await card(page, "Elements generated")
    .getByRole("button", { name: /What changed in/ })
    .click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("row").last()).toContainText("Together");
  await drawer.getByRole("group", { name: "Split by" }).getByRole("button").last().click();
  await drawer.getByRole("row").nth(1).getByRole("button").first().click();
  await expect(page).toHaveURL(/events=elements_generated/);
});
