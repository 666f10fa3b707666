import { expect, test, type Page } from "@playwright/test";
import { open } from "./page";

/** What the browser kept the page from doing, as it tells the page itself and on its console. */
async function watched(page: Page): Promise<string[]> {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) {
      violations.push(message.text());
    }
  });
  await page.exposeFunction("violated", (what: string) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { violated } = window as unknown as { violated: (what: string) => void };
      violated(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
  return violations;
}

/** Down to its end, so that every drawing of it is drawn; a mark is pointed at, for its label. */
async function lookThrough(page: Page): Promise<void> {
  const drawings = page.locator(".drawing-room");
  for (let at = 0; at < (await drawings.count()); at += 1) {
    const drawing = drawings.nth(at);
    await drawing.scrollIntoViewIfNeeded();
    await expect(drawing.locator("svg").first()).toBeVisible();
    await drawing.hover({ force: true });
  }
}

test("the policy forbids inline scripts and styles, and no page needs any", async ({
  page,
  browser,
  baseURL,
}) => {
  const violations = await watched(page);
  const answer = await page.request.get("/");
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);

  await open(page, "/overview");
  const sheets = await page.evaluate(async () => {
    const told = (await (await fetch("/api/sheets")).json()) as { sheets: { name: string }[] };
    return told.sheets.map((sheet) => `/${sheet.name}`);
  });
  expect(sheets.length).toBeGreaterThan(6);
  const pages = [
    ...sheets,
    "/events",
    "/audit",
    "/administration/people",
    "/administration/teams",
    "/administration/tokens",
  ];
  for (const path of pages) {
    await page.goto(path);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await lookThrough(page);
    expect.soft(violations.splice(0), path).toEqual([]);
  }

  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL });
  const stranger = await context.newPage();
  const refused = await watched(stranger);
  await stranger.goto("/");
  await stranger
    .getByRole("button", { name: /sign in/i })
    .first()
    .waitFor();
  expect(refused, "sign-in").toEqual([]);
  await context.close();
});

test("the policy is in force: what it forbids does not happen", async ({ page }) => {
  const violations = await watched(page);
  await open(page, "/overview");
  const colour = await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { color: rgb(1, 2, 3) }";
    document.head.append(style);
    return getComputedStyle(document.body).color;
  });
  expect(colour).not.toBe("rgb(1, 2, 3)");
  await expect.poll(() => violations.join()).toContain("style-src-elem");
});
