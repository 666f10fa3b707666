import { expect, test, type Locator, type Page } from "@playwright/test";
import {
  figure,
  fits,
  grouped,
  leave,
  panel,
  placeOf,
  plotBox,
  said,
  total,
  visit,
  type Place,
} from "./page";
import { ONE_OF_EACH } from "./tabs";

const FARTHEST = 250;

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < FARTHEST && !(await reached()); presses += 1)
    await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

/** Moves a finger that lies on the page. */
async function swipe(page: Page, from: Place, by: Place): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", part?: number) => {
    const touchPoints = part === undefined ? [] : [{ x: from.x + by.x * part, y: from.y + by.y * part }];
    return browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  await touch("touchStart", 0);
  for (let part = 0.1; part <= 1; part += 0.1) await touch("touchMove", part);
  await touch("touchEnd");
}

for (const tab of ONE_OF_EACH) {
  test(`${tab.title}: the keyboard alone reaches a number and a mark`, async ({ page }) => {
    await visit(page, `/${tab.path}`);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the numbers" })).toBeFocused();
    await page.keyboard.press("Enter");
    const number = figure(page, tab.counted);
    await tabTo(page, number);
    await page.keyboard.press("Enter");
    await expect(total(page)).toHaveText((await number.textContent()) ?? "");
    await leave(page);
    await expect(number).toBeFocused();

    const chart = panel(page, tab.chart).getByRole("application");
    await tabTo(page, chart);
    for (const key of ["ArrowDown", "ArrowUp", "Enter"]) await page.keyboard.press(key);
    const { events } = await said(page);
    for (const key of ["End", "Enter"]) await page.keyboard.press(key);
    await expect(total(page)).toHaveText(grouped(events));
    await leave(page);
    await expect(chart).toBeFocused();

    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Filter to it" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(tab.filter);
    await expect(chart).toBeFocused();
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const tab of ONE_OF_EACH) {
    test(`${tab.title}: a finger drills into a number and a mark`, async ({ page }) => {
      await visit(page, `/${tab.path}`);
      const number = figure(page, tab.counted);
      const count = (await number.textContent()) ?? "";
      await number.tap();
      await expect(total(page)).toHaveText(count);
      await fits(page);
      await page.getByRole("button", { name: "Close", exact: true }).tap();
      await expect(page.getByRole("dialog")).toBeHidden();

      const { x, y } = await placeOf(page, tab);
      await page.touchscreen.tap(x, y);
      const { events } = await said(page);
      await fits(page);
      await page.getByRole("menuitem", { name: /^Show its/ }).tap();
      await expect(total(page)).toHaveText(grouped(events));
      await fits(page);
    });
  }

  test("a finger brushes along a trend, and scrolls past it", async ({ page }) => {
    await visit(page, "/overview");
    const middleOf = async () => {
      const { x, y, width, height } = await plotBox(panel(page, "Elements generated"));
      return { x: x + width / 2, y: y + height / 2 };
    };
    await swipe(page, await middleOf(), { x: 100, y: 0 });
    await expect(page).toHaveURL(/from=.*to=/);
    const address = page.url();
    const before = await page.evaluate(() => window.scrollY);
    await swipe(page, await middleOf(), { x: 0, y: -200 });
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 100);
    await expect(page.getByRole("menu")).toBeHidden();
    expect(page.url()).toBe(address);
  });
});
