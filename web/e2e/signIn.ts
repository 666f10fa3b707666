import { chromium, type FullConfig } from "@playwright/test";

/** Opens the one-time link once and keeps the session for all tests. */
export default async function signIn(config: FullConfig): Promise<void> {
  const use = config.projects[0]?.use;
  const browser = await chromium.launch(use?.launchOptions);
  const page = await browser.newPage();
  await page.goto(process.env.AECOS_SIGN_IN ?? use?.baseURL ?? "/");
  await page.context().storageState({ path: "e2e/results/session.json" });
  await browser.close();
}
