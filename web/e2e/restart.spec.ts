import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { card } from "./page";
import { Product } from "./product.mjs";

const product = new Product(process.env.AECOS_JAR ?? "");

test.afterAll(() => product.remove());

test("from nothing received to the first event, and on over a restart of the server", async ({ browser }) => {
  test.slow(); // it starts the product twice
  const context = await browser.newContext({ storageState: undefined });
  const page = await context.newPage();
  await page.goto(await product.start());
  const empty = page.locator(".sheet-empty");
  await expect(empty).toContainText("No event has been received yet.");
  await expect(empty).toContainText("aecos analytics launch --workspace");
  const figure = card(page, "Elements generated").locator(".kpi-value");

  const generated = { module: "generation", type: "element_generated", project: "tower", user: "ana" };
  await product.deliver({ ...generated, id: randomUUID(), occurredAt: new Date().toISOString(), value: 120 });
  await expect(figure).toHaveText("1");
  await expect(empty).toBeHidden();

  await product.stop();
  await expect(page.getByRole("alert")).toContainText(/has not answered since \d/);
  await product.start();
  await expect(page.getByRole("alert")).toBeHidden();
  await product.deliver({ ...generated, id: randomUUID(), occurredAt: new Date().toISOString(), value: 80 });
  await expect(figure).toHaveText("2");
  await context.close();
});
