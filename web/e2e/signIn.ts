import { chromium, expect, type FullConfig } from "@playwright/test";

const COUNTED_WITHIN_MS = 120_000;

/** Opens the one-time link once, keeps the session for all tests, and waits until all that came in is counted. */
export default async function signIn(config: FullConfig): Promise<void> {
  const use = config.projects[0]?.use;
  const browser = await chromium.launch(use?.launchOptions);
  const page = await browser.newPage({ baseURL: use?.baseURL });
  await page.goto(process.env.AECOS_SIGN_IN ?? use?.baseURL ?? "/");
  await expect
    .poll(async () => ((await (await page.request.get("/api/status")).json()) as { behind: number }).behind, {
      message: "events that are not in the numbers yet",
      timeout: COUNTED_WITHIN_MS,
    })
    .toBe(0);
  await page.context().storageState({ path: "e2e/results/session.json" });
  await browser.close();
}
