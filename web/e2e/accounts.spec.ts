import { expect, test } from "@playwright/test";
import { card, digits, open } from "./page";

const PASSWORD = "correct horse battery";

test("somebody signs in with a password, sees what is theirs, and signs out", async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, "/overview?period=all");
  const everybodys = digits(await card(page, "Elements generated").locator(".kpi-value").textContent());
  // The demo firm's people have accounts without passwords.
  const name = await page.evaluate(async (password) => {
    const { users } = (await (await fetch("/api/users")).json()) as {
      users: { name: string; role: string }[];
    };
    const menu = (await (await fetch("/api/dimensions/user?period=all")).json()) as {
      values: { value: string | null }[];
    };
    const active = new Set(menu.values.map(({ value }) => value));
    const user = users.find((one) => one.role === "individual" && active.has(one.name))?.name ?? "";
    await fetch(`/api/users?${new URLSearchParams({ name: user })}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ password }),
    });
    return user;
  }, PASSWORD);

  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL });
  const theirs = await context.newPage();
  await theirs.goto("/overview?period=all");
  await theirs.getByLabel("Name").fill(name);
  await theirs.getByLabel("Password").fill("a guess");
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByRole("alert")).toHaveText(/password is wrong/);
  await theirs.getByLabel("Password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  const own = card(theirs, "Elements generated").locator(".kpi-value");
  await expect(own).toHaveText(/\d/);
  expect(digits(await own.textContent())).toBeLessThan(everybodys);
  const seen = await theirs.evaluate(async () => (await fetch("/api/dimensions/user?period=all")).json());
  expect(seen).toMatchObject({ values: [{ value: name }] });

  await theirs.keyboard.press("ControlOrMeta+k");
  await theirs.getByLabel("Find a sheet, metric, project, view or action").fill("sign out");
  await theirs.keyboard.press("Enter");
  await expect(theirs.getByLabel("Password")).toBeVisible();
  await context.close();
});
