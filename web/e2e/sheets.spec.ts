import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { fits, open } from "./page";
import { TABS } from "./tabs";

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

/** Each theme at a width of its own: what a theme can spoil is colour, what a width can spoil is structure. */
async function accessible(page: Page, colorScheme: "light" | "dark", width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await fits(page);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  expect.soft(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
}

for (const { path, title } of TABS) {
  test(`${title} shows its numbers and charts, to everyone and at every width`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await open(page, `/${path}`);
    await expect(page).toHaveTitle(`${title} · AEC OS Analytics`);
    await expect(page.getByRole("link", { name: title, exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
    await expect(page.locator(".kpi-failed")).toHaveCount(0);
    const drawing = page.locator(".drawing-room").first();
    await drawing.scrollIntoViewIfNeeded();
    await expect(drawing.locator("svg").first()).toBeVisible();
    await accessible(page, "light", 1440);
    for (const width of [820, 3840]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page);
    }
    await accessible(page, "dark", 390);
    expect(errors).toEqual([]);
  });
}

test("a printed page has nothing to press and is light", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "/overview?period=all");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("navigation", { name: "Sheets" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Save this view" })).toBeHidden();
  const paper = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
  );
  expect(paper).toBe("#ffffff");
});
