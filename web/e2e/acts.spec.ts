import { expect, test, type Page } from "@playwright/test";
import { chips, deliver, digits, figure, grouped, leave, panel, SESSION, total, visit } from "./page";
import { placeOf, plotBox, pressAt, said, type Said } from "./page";
import { ONE_OF_EACH, TABS, type Tab } from "./tabs";

for (const tab of TABS) {
  test(`${tab.title}: what is seen is drilled into, filtered and shared`, async ({ page, browser }) => {
    await visit(page, `/${tab.path}`);
    await test.step("a number opens its events", () => drillNumber(page, tab));
    await test.step("a mark opens its events", () => drillMark(page, tab));
    const all = (await figure(page, tab.card).textContent()) ?? "";
    const mark = await test.step("a mark filters the view", () => filter(page, tab));
    await test.step("another browser sees the same", async () => {
      const second = await browser.newContext({ storageState: SESSION });
      await share(await second.newPage(), page.url(), { tab, mark });
      await second.close();
    });
    await test.step("reloading keeps the filter, going back undoes it", async () => {
      await page.reload();
      await expect(figure(page, tab.card)).toHaveText(mark.value);
      await expect(chips(page)).toBeVisible();
      await page.goBack();
      await expect(chips(page)).toBeHidden();
      await expect(figure(page, tab.card)).toHaveText(all);
    });
  });
}

for (const tab of ONE_OF_EACH) {
  test(`${tab.title}: time is narrowed, and what happens is counted at once`, async ({ page }) => {
    await visit(page, `/${tab.path}`);
    await test.step("a point opens its events and becomes the period", () => drillPoint(page, tab));
    await test.step("a stretch of time is brushed", () => brush(page, tab));
    await test.step("an event is on screen without reloading", () => follow(page, tab));
  });
}

async function drillNumber(page: Page, { counted }: Tab): Promise<void> {
  const number = figure(page, counted);
  const count = digits(await number.textContent());
  expect(count).toBeGreaterThan(0);
  await number.click();
  await expect(total(page)).toHaveText(grouped(count));
  await leave(page);
  await expect(number).toBeFocused();
}

async function drillMark(page: Page, tab: Tab): Promise<void> {
  await pressAt(page, await placeOf(page, tab));
  const { events } = await said(page);
  expect(events).toBeGreaterThan(0);
  await page.getByRole("menuitem", { name: /^Show its/ }).click();
  await expect(total(page)).toHaveText(grouped(events));
  await leave(page);
}

async function filter(page: Page, tab: Tab): Promise<Said> {
  await pressAt(page, await placeOf(page, tab));
  const mark = await said(page);
  await page.getByRole("menuitem", { name: "Filter to it" }).click();
  await expect(page).toHaveURL(tab.filter);
  await expect(figure(page, tab.card)).toHaveText(mark.value);
  await expect(chips(page)).toBeVisible();
  return mark;
}

async function share(page: Page, address: string, { tab, mark }: { tab: Tab; mark: Said }): Promise<void> {
  await visit(page, address);
  await expect(figure(page, tab.card)).toHaveText(mark.value);
  await figure(page, tab.card).click();
  await expect(total(page)).toHaveText(grouped(mark.events));
}

async function drillPoint(page: Page, { counted, trend }: Tab): Promise<void> {
  const pressMiddle = async () => {
    const { x, y, width, height } = await plotBox(panel(page, trend));
    await pressAt(page, { x: x + width / 2, y: y + height / 2 });
  };
  await pressMiddle();
  await page.getByRole("menuitem", { name: "Show its events" }).click();
  const events = (await total(page).textContent()) ?? "";
  await leave(page);
  await pressMiddle();
  await page.getByRole("menuitem", { name: /^Only this/ }).click();
  await expect(page).toHaveURL(/from=.*to=/);
  await expect(figure(page, counted)).toHaveText(events);
  await page.goBack();
  await expect(figure(page, counted)).not.toHaveText(events);
}

async function brush(page: Page, { counted, trend }: Tab): Promise<void> {
  const number = figure(page, counted);
  const all = digits(await number.textContent());
  const { x, y, width, height } = await plotBox(panel(page, trend));
  await page.mouse.move(x + width * 0.4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  await expect(number).not.toHaveText(grouped(all));
  const narrowed = digits(await number.textContent());
  expect(narrowed).toBeGreaterThan(0);
  expect(narrowed).toBeLessThan(all);
  await page.getByRole("button", { name: "Remove the period" }).click();
  await expect(number).toHaveText(grouped(all));
}

async function follow(page: Page, { counted, event }: Tab): Promise<void> {
  const number = figure(page, counted);
  const before = digits(await number.textContent());
  await deliver(page, event);
  await expect(number).toHaveText(grouped(before + 1));
}
