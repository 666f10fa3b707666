import { expect, test } from "@playwright/test";
import { open } from "./page";

test("an alert is tried on the past, made, silenced and deleted", async ({ page }) => {
  const name = `Fewer elements ${Date.now()}`;
  await page.goto("/alerts");
  await page.getByRole("button", { name: "Add an alert" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Metric").selectOption("elements_generated");
  await page.getByLabel("Warns when it is").selectOption("<");
  await page.getByLabel("Value (number)").fill("1000000");
  await page.getByRole("button", { name: "Try it on the past" }).click();
  const trial = page.getByText(/It would have fired/);
  await expect(trial).toContainText("in the last 90 days");
  await expect(page.getByRole("img", { name: /^When it would have fired/ })).toBeVisible();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(`${name} was added.`)).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText(
    "Elements generated < 1,000,000 per week",
  );

  await page.getByRole("button", { name: `Silence ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Silence" }).click();
  await expect(page.getByText(`${name} is silent for 1d.`)).toBeVisible();
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(`${name} was deleted.`)).toBeVisible();
  await page.getByRole("button", { name: /^Notices/ }).click();
  await expect(page).toHaveURL(/\/alerts\/notices$/);
});

test("a baseline that is changed moves the card and the return on investment", async ({ page }) => {
  const hours = async () => {
    const answer = await page.evaluate(
      async () =>
        (await (await fetch("/api/metrics/time_saved_hours?period=all")).json()) as { value: number },
    );
    return answer.value;
  };
  await page.goto("/administration/baselines");
  await expect(page.getByText("AEC OS's own assumption")).toBeVisible();
  const before = await hours();
  await page.getByRole("button", { name: "Add a baseline" }).click();
  await page.getByLabel("Element type").fill("IfcRailing");
  await page.getByLabel("By hand (hours)").fill("400");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/IfcRailing: 400 h by hand/)).toBeVisible();
  await page.getByRole("button", { name: "Add a baseline" }).click();
  await page.getByLabel("Element type").fill("IfcWall");
  await page.getByLabel("Project").fill("no such project");
  await page.getByLabel("By hand (hours)").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("must be more than 0");
  await page.getByRole("button", { name: "Cancel" }).click();
  const changed = page.getByRole("button", { name: "Change IfcDoor" });
  await changed.click();
  await page.getByLabel("By hand (hours)").fill("2.5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/IfcDoor: 2.5 h by hand/)).toBeVisible();
  expect(await hours()).toBeGreaterThan(before);

  await open(page, "/overview?period=1y");
  const roi = page.getByRole("region", { name: "Return on investment" });
  await roi.getByText("How this was worked out").click();
  await expect(roi.getByRole("row", { name: /Elements generated again/ })).toBeVisible();
  await expect(roi.getByText(/IfcDoor: 2.5/)).toBeVisible();
});
