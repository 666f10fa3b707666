import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

const SHEETS = [
  ["overview", "Overview"],
  ["productivity", "Productivity"],
  ["compliance", "Compliance"],
  ["cost", "Cost & Schedule"],
  ["collaboration", "Collaboration"],
  ["security", "Security"],
  ["health", "System Health"],
] as const;
const WIDTHS = [390, 820, 1440];
const THEMES = ["light", "dark"] as const;

async function settled(page: Page): Promise<void> {
  await expect(page.locator(".kpi").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

for (const [path, title] of SHEETS) {
  test(`${title} shows its numbers and charts`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`/${path}`);
    await expect(page).toHaveTitle(`${title} · AEC OS Analytics`);
    await expect(page.getByRole("link", { name: title })).toHaveAttribute("aria-current", "page");
    await settled(page);
    await expect(page.locator(".kpi-failed")).toHaveCount(0);
    await expect(page.locator(".drawing svg").first()).toBeVisible();
    expect(errors).toEqual([]);
  });

  for (const colorScheme of THEMES) {
    test(`${title} is accessible at every width, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/${path}`);
        await settled(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${width} px wide without scrolling sideways`).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
          .analyze();
        const found = violations.map(
          (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
        );
        expect(found, `${width} px`).toEqual([]);
      }
    });
  }
}
