import { expect, type Locator, type Page } from "@playwright/test";
import type { Tab } from "./tabs";

/** Signed in, for a second browser. */
export const SESSION = "e2e/results/session.json";

/** Opens an address, unfolds all of it and waits until every card and chart has its numbers and is drawn. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await answered(page);
  await unfold(page);
  await settled(page);
}

/** Opens what a page has folded away. */
async function unfold(page: Page): Promise<void> {
  await page
    .locator(".fold-head button[aria-expanded=false]")
    .evaluateAll((folded) => folded.forEach((button) => (button as HTMLElement).click()));
}

/** Opens the filters that are not always there. */
export async function moreFilters(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^More filters/ }).click();
}

/** Opens an address as far as a person waits for it: what lies below the edge is drawn on coming near. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await answered(page);
}

async function answered(page: Page): Promise<void> {
  await expect(page.locator(".kpi").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

export async function settled(page: Page): Promise<void> {
  await answered(page);
  // Drawings below the edge of the page are made when they come near; printing wants all of them.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** The whole number in a text, however it is grouped. */
export function digits(text: string | null): number {
  return Number((text ?? "").replaceAll(/\D/g, ""));
}

/** A count as the page writes it. */
export const grouped = (count: number): string => count.toLocaleString("en-US");

export const card = (page: Page, title: string): Locator =>
  page.getByRole("article", { name: title, exact: true });

/** A card's number, to read and to press. */
export const figure = (page: Page, title: string): Locator =>
  card(page, title).getByRole("button", { name: /Show the events/ });

export const panel = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: title, exact: true });

export const chips = (page: Page): Locator => page.getByRole("list", { name: "Filters in use" });

/** How many events the open drawer says that there are. */
export const total = (page: Page): Locator => page.locator(".drawer-total b");

/** Leaves the open drawer. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** What the menu of a pressed mark says: its value, and how many events stand behind it. */
export interface Said {
  value: string;
  events: number;
}

export async function said(page: Page): Promise<Said> {
  const menu = page.locator(".menu");
  const events = await menu.getByRole("menuitem", { name: /^Show its/ }).textContent();
  return { value: (await menu.locator(".menu-head b").textContent()) ?? "", events: digits(events) };
}

/** Delivers events that happen now through the intake. */
export async function deliver(page: Page, ...events: Record<string, unknown>[]): Promise<void> {
  const status = await page.evaluate(async (happened) => {
    const occurredAt = new Date().toISOString();
    const body = JSON.stringify(happened.map((one) => ({ id: crypto.randomUUID(), occurredAt, ...one })));
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/events", { method: "POST", headers, body })).status;
  }, events);
  expect(status).toBe(200);
}

/** Cells are not drawn one by one; so far into the plot lies the first one. */
const INTO_CELL = 8;

export interface Place {
  x: number;
  y: number;
}

/** Where the marks of a drawing lie, for a mouse. */
export async function plotBox(drawing: Locator): Promise<Place & { width: number; height: number }> {
  await drawing.scrollIntoViewIfNeeded();
  const area = drawing.locator(".nsewdrag").first();
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error("the drawing has no plot area");
  return box;
}

/** Where a tab's mark to act on lies. */
export async function placeOf(page: Page, { chart, mark }: Tab): Promise<Place> {
  const drawing = panel(page, chart);
  await drawing.scrollIntoViewIfNeeded();
  if (mark === "bar") return middle(drawing.locator(".bars .point, .scatterlayer .point").first());
  const { x, y } = await plotBox(drawing);
  return { x: x + INTO_CELL, y: y + INTO_CELL };
}

/** The middle of a mark that is drawn as a shape of its own. */
async function middle(mark: Locator): Promise<Place> {
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  if (!box) throw new Error("the mark is not drawn");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses a mark of a drawing: what takes the press is the transparent layer above it. */
export async function press(mark: Locator, key?: "ControlOrMeta" | "Shift"): Promise<void> {
  await pressAt(mark.page(), await middle(mark), key);
}

/** Presses a place of a drawing once the drawing has seen that the pointer is there. */
export async function pressAt(page: Page, { x, y }: Place, key?: "ControlOrMeta" | "Shift"): Promise<void> {
  const hovered = page.locator(".hoverlayer > *");
  await page.mouse.move(0, 0);
  await expect(hovered).toHaveCount(0);
  await page.mouse.move(x, y);
  await expect(hovered).not.toHaveCount(0);
  if (key) await page.keyboard.down(key);
  await page.mouse.click(x, y);
  if (key) await page.keyboard.up(key);
}

/** Nothing runs out of the page at its side. */
export async function fits(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate((width) => document.documentElement.scrollWidth - width, page.viewportSize()?.width ?? 0);
  await expect.poll(overflow, { message: "px that run out of the page" }).toBeLessThanOrEqual(0);
}
