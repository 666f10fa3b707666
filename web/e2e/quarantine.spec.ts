import { expect, test, type Page } from "@playwright/test";

async function send(page: Page, body: string): Promise<void> {
  const answer = await page.evaluate(async (text) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/events", { method: "POST", headers, body: text });
    return (await response.json()) as { quarantined: unknown[] };
  }, body);
  expect(answer.quarantined).toHaveLength(1);
}

test("what was not accepted is corrected and replayed, or discarded", async ({ page }) => {
  const id = crypto.randomUUID();
  const event = { id, occurredAt: new Date().toISOString(), module: "parser", type: "parse_completed" };
  await page.goto("/health");
  await send(page, JSON.stringify({ ...event, value: 7 }));
  await send(page, `no event <script>alert("${id}")</script>`);
  await page.reload();
  await page.getByRole("button", { name: "Intake and storage", exact: true }).click();
  const quarantine = page.getByRole("region", { name: "Quarantine" });

  const tooLarge = quarantine.getByRole("listitem").nth(1);
  await tooLarge.getByText("must be a number from 0 to 1").click();
  const text = tooLarge.getByLabel("What was received");
  await expect(text).toHaveValue(new RegExp(id));
  await tooLarge.getByRole("button", { name: "Replay" }).click();
  await expect(tooLarge.getByRole("status")).toContainText("value: must be a number from 0 to 1");
  await text.fill(JSON.stringify({ ...event, value: 0.7 }));
  await tooLarge.getByRole("button", { name: "Replay" }).click();
  await expect(tooLarge).toContainText(`stored as ${id}`);

  const noEvent = quarantine.getByRole("listitem").first();
  await noEvent.locator("summary").click();
  await noEvent.getByRole("button", { name: "Replay" }).click();
  await expect(noEvent.getByRole("status")).toContainText("not a JSON object");
  await noEvent.getByLabel("why it is not wanted").fill("a test");
  await noEvent.getByRole("button", { name: "Discard" }).click();
  await expect(noEvent).toContainText("Discarded by local administrator");
});
