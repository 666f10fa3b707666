import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { open } from "./page";

const SHEETS = [
  ["overview", "Overview"],
  ["productivity", "Productivity"],
  ["compliance", "Compliance"],
  ["cost", "Cost & Schedule"],
  ["collaboration", "Collaboration"],
  ["security", "Security"],
  ["health", "System Health"],
] as const;

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

async function fits(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect
    .poll(overflow, { message: `${width} px wide without scrolling sideways` })
    .toBeLessThanOrEqual(0);
}

for (const [path, title] of SHEETS) {
  test(`${title} shows its numbers and charts, to everyone and at every width`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await open(page, `/${path}`);
    await expect(page).toHaveTitle(`${title} · AEC OS Analytics`);
    await expect(page.getByRole("link", { name: title })).toHaveAttribute("aria-current", "page");
    await expect(page.locator(".kpi-failed")).toHaveCount(0);
    const drawing = page.locator(".drawing-room").first();
    await drawing.scrollIntoViewIfNeeded();
    await expect(drawing.locator("svg").first()).toBeVisible();
    expect(await violations(page), "light, 1440 px").toEqual([]);
    await fits(page, 820);
    await fits(page, 3840);
    await fits(page, 390);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    expect(await violations(page), "dark, 390 px").toEqual([]);
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
