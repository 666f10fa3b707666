import { expect, type Locator, type Page } from "@playwright/test";

/** Opens an address and waits until every card and chart has its numbers. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await expect(page.locator(".kpi").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  // Drawings below the edge of the page are made when they come near; printing wants all of them.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** The whole number in a text, however it is grouped. */
export function digits(text: string | null): number {
  return Number((text ?? "").replaceAll(/\D/g, ""));
}

export const card = (page: Page, title: string): Locator =>
  page.getByRole("article", { name: title, exact: true });

export const panel = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: title, exact: true });

export const chips = (page: Page): Locator => page.getByRole("list", { name: "Filters in use" });

/** Where the marks of a drawing lie, for a mouse. */
export async function plotBox(
  drawing: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const area = drawing.locator(".nsewdrag").first();
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error("the drawing has no plot area");
  return box;
}

/** Presses a mark of a drawing: what takes the press is the transparent layer above it. */
export async function press(mark: Locator, key?: "ControlOrMeta" | "Shift"): Promise<void> {
  await mark.scrollIntoViewIfNeeded();
  // Plotly looks what lies under the pointer at most every 50 ms; a hand is slower than a test.
  await mark.hover({ force: true });
  await mark.page().waitForTimeout(150);
  await mark.click({ force: true, ...(key ? { modifiers: [key] } : {}) });
}
