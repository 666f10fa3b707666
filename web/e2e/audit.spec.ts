import { expect, test } from "@playwright/test";
import { open } from "./page";

test("an auditor finds who did what, and sees that the trail is whole", async ({ page }) => {
  const team = `audited ${Date.now()}`;
  await open(page, "/security");
  await page.evaluate(async (name) => {
    await fetch("/api/teams", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name }),
    });
  }, team);
  await page.getByRole("link", { name: /Audit trail of this product/ }).click();
  await expect(page.getByRole("region", { name: "Verification" })).toContainText(/whole/);

  await page.getByLabel("Any words").fill(team);
  await page.keyboard.press("Enter");
  const entries = page.getByRole("region", { name: "Audit entries" });
  await expect(entries.getByRole("cell", { name: "team.create" })).toHaveCount(1);
  await expect(page).toHaveURL(/\/audit\?text=audited/);
  await entries.getByRole("button").click();
  await expect(entries).toContainText("everything");

  await page.getByLabel("Result").selectOption("Denied");
  await expect(page.getByText("No entry fits what is looked for.")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/audit$/);
});
