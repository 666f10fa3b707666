import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { card, deliver, fits, open, panel, SESSION, visit } from "./page";

const PASSWORD = "correct horse battery";
/** Names of this run alone, for the specs share one server. */
const RUN = Date.now();
const named = (name: string) => `${name} ${RUN}`;
const MIA = named("mia");
const LEA = named("lea");
const OTTO = named("otto");
const TEAM = named("structure");
const GENERATED = { module: "generation", type: "element_generated", value: 120, project: "tower" };

async function call(page: Page, method: string, path: string, body: unknown): Promise<void> {
  const status = await page.evaluate(
    async ([how, where, text]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(where ?? "", { method: how, headers, body: text })).status;
    },
    [method, path, JSON.stringify(body)],
  );
  expect(status, path).toBeLessThan(300);
}

/** A browser of somebody's own. */
async function signedIn(browser: Browser, baseURL: string | undefined, user: string): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL });
  const page = await context.newPage();
  const answer = await page.request.post("/api/sign-in", { data: { user, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return page;
}

async function accessible(page: Page): Promise<void> {
  await fits(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(", ")}`);
    expect.soft(found, colorScheme).toEqual([]);
  }
}

const tabs = (page: Page) => page.getByRole("navigation", { name: "Sheets" }).getByRole("link");
const row = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: false }) });

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: SESSION, baseURL });
  const page = await context.newPage();
  await page.goto("/administration/people");
  const person = (name: string, role: string) =>
    call(page, "POST", "/api/users", { name, role, identities: [name], password: PASSWORD });
  await person(MIA, "individual");
  await person(LEA, "team-lead");
  await person(OTTO, "auditor");
  await call(page, "POST", "/api/teams", { name: TEAM });
  for (const [user, lead] of [
    [MIA, false],
    [LEA, true],
  ]) {
    await call(page, "PUT", "/api/teams/members", { team: TEAM, user, from: null, to: null, lead });
  }
  const events = [MIA, MIA, LEA].map((user) => ({ ...GENERATED, user }));
  await deliver(page, ...events, { module: "security", type: "permission_denied", user: MIA });
  const counted = () => page.request.get(`/api/events?metric=active_users&period=all&user=${MIA}`);
  await expect.poll(async () => ((await (await counted()).json()) as { total: number }).total).toBe(3);
  await context.close();
});

test("an individual opens on their own work, and is offered nothing that they may not do", async ({
  browser,
  baseURL,
}) => {
  const page = await signedIn(browser, baseURL, MIA);
  await page.goto("/");
  await expect(page).toHaveTitle("My work · AEC OS Analytics");
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText("2");
  await expect(page.locator(".headline")).toContainText(
    "Last 12 months: AEC OS saved me 8 h (estimate), worth $736; this month 8 h.",
  );
  await expect(panel(page, "What I did last").getByRole("row")).toHaveCount(4);
  await expect(panel(page, "What I did last")).not.toContainText("NaN");
  await expect(panel(page, "Compared with my team")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Person/ })).toHaveCount(0);
  await page.getByRole("button", { name: `Account of ${MIA}` }).click();
  await expect(page.getByRole("menuitem")).toHaveText([
    "Insights",
    "Alerts",
    "Verify a report",
    "Sign out",
    "Sign out everywhere",
  ]);
  await page.keyboard.press("Escape");

  await open(page, "/health");
  await expect(card(page, "Health checks")).toBeVisible();
  for (const title of ["Lag and condition", "Intake accounting", "Quarantine"]) {
    await expect(panel(page, title)).toHaveCount(0);
  }
  await page.goto("/administration/people");
  await expect(page.getByText("You may not open this page.")).toBeVisible();
  await page.context().close();
});

test("a team lead opens on the team, person by person, and has their own work beside it", async ({
  browser,
  baseURL,
}) => {
  const page = await signedIn(browser, baseURL, LEA);
  await page.goto("/");
  await expect(page).toHaveTitle("Overview · AEC OS Analytics");
  await expect(page.locator("main")).toContainText(`Team ${TEAM}`);
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText("3");
  await panel(page, "Elements generated by person").scrollIntoViewIfNeeded();
  await expect(panel(page, "Elements generated by person")).toContainText("Elements generated, 3 events");

  await tabs(page).filter({ hasText: "My work" }).click();
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText("1");
  await card(page, "Elements generated")
    .getByRole("button", { name: /Show the events/ })
    .click();
  await expect(page.locator(".drawer-total b")).toHaveText("1");
  await page.keyboard.press("Escape");
  await tabs(page).filter({ hasText: "Overview" }).click();
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText("3");
  await page.context().close();
});

test("an auditor opens on security, and on nothing else", async ({ browser, baseURL }) => {
  const page = await signedIn(browser, baseURL, OTTO);
  await page.goto("/");
  await expect(page).toHaveTitle("Security · AEC OS Analytics");
  await expect(tabs(page)).toHaveText([/Security/]);
  await expect(card(page, "Permissions denied").locator(".kpi-value")).toHaveText(/[1-9]/);
  await page.context().close();
});

test("an administrator sees what somebody sees, changes nothing meanwhile, and ends it", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ storageState: SESSION, baseURL });
  const page = await context.newPage();
  await page.goto("/administration/people");
  await page.getByRole("button", { name: `View as ${MIA}` }).click();
  const banner = page.getByRole("status").filter({ hasText: `Viewing as ${MIA}` });
  await expect(banner).toBeVisible();
  await expect(page).toHaveTitle("My work · AEC OS Analytics");
  await expect(card(page, "Elements generated").locator(".kpi-value")).toHaveText("2");
  await expect(page.getByRole("button", { name: "Save this view" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^CSV of/ })).toHaveCount(0);
  const refused = await page.request.put("/api/views", { data: { name: "a", url: "/cost" } });
  expect(refused.status()).toBe(403);
  await banner.getByRole("button", { name: "End" }).click();
  await expect(panel(page, "People")).toBeVisible();
  await expect(banner).toHaveCount(0);
  await context.close();
});

test("people are added, changed and deactivated; what is refused is told at its field", async ({ page }) => {
  const name = named("nora");
  await page.goto("/administration");
  await page.getByRole("button", { name: "Add a person" }).click();
  const form = page.getByRole("dialog", { name: "Add a person" });
  await form.getByLabel("Name", { exact: true }).fill(MIA);
  await form.getByLabel("Password").fill("short");
  await form.getByRole("button", { name: "Add" }).click();
  await expect(form.getByLabel("Password")).toHaveAccessibleDescription(/Password must be/);
  await expect(form.getByLabel("Password")).toBeFocused();
  await form.getByLabel("Password").fill(PASSWORD);
  await form.getByRole("button", { name: "Add" }).click();
  await expect(form.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/already a person/);
  await expect(form.getByLabel("Password")).toHaveValue(PASSWORD);
  await accessible(page);
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("Known in AEC OS as").fill(MIA);
  await form.getByRole("button", { name: "Add" }).click();
  await expect(form.getByLabel("Known in AEC OS as")).toHaveAccessibleDescription(/another person's/);
  await form.getByLabel("Known in AEC OS as").fill(`${name}\nn.${RUN}`);
  await form.getByRole("button", { name: "Add" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText(`${name} was added.`)).toBeVisible();
  await expect(row(page, name)).toContainText(`n.${RUN}`);

  await page.getByRole("button", { name: `Change ${name}` }).click();
  const change = page.getByRole("dialog", { name });
  await change.getByLabel("Role").selectOption("Auditor");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(row(page, name)).toContainText("Auditor");
  await page.reload();
  await expect(row(page, name)).toContainText("Auditor");

  await page.getByRole("button", { name: `Change ${name}` }).click();
  await change.getByRole("button", { name: "Deactivate…" }).click();
  const sure = page.getByRole("dialog", { name: `Deactivate ${name}?` });
  await sure.getByRole("button", { name: "Cancel" }).click();
  await expect(row(page, name)).toContainText("active");
  await page.getByRole("button", { name: `Change ${name}` }).click();
  await change.getByRole("button", { name: "Deactivate…" }).click();
  await sure.getByRole("button", { name: "Deactivate" }).click();
  await expect(row(page, name)).toContainText("deactivated");
  await page.getByRole("button", { name: `Change ${name}` }).click();
  await change.getByRole("button", { name: "Activate" }).click();
  await expect(row(page, name)).toContainText("✓ active");
});

test("a team is added, somebody joins it, leads it and leaves it", async ({ page }) => {
  const team = named("facade");
  await page.goto("/administration/teams");
  await page.getByRole("button", { name: "Add a team" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(team);
  await dialog.getByRole("button", { name: "Add" }).click();
  const part = page.getByRole("region", { name: team, exact: true });
  await expect(part).toContainText("Nobody belongs to it yet.");

  await part.getByRole("button", { name: `Add a member to ${team}` }).click();
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByLabel("Person")).toHaveAccessibleDescription(/must be/);
  await dialog.getByLabel("Person").selectOption(MIA);
  await dialog.getByLabel("First day").fill("2026-02-01");
  await dialog.getByLabel("Last day").fill("2026-01-01");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByLabel("Last day")).toHaveAccessibleDescription(/must not be before/);
  await dialog.getByLabel("Last day").fill("");
  await dialog.getByLabel("Leads the team").check();
  await accessible(page);
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(row(page, MIA).filter({ hasText: "2026-02-01" })).toContainText("yes");

  await part.getByRole("button", { name: `Change the membership of ${MIA}` }).click();
  await dialog.getByLabel("Last day").fill("2026-03-31");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(part.getByRole("row").last()).toContainText("2026-03-31");
  await expect(part.getByRole("row").last()).toContainText("left");
});

test("a token is created, shown once, rotated and revoked, with the keyboard alone", async ({ page }) => {
  const name = named("hooks");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/administration/tokens");
  await page.getByRole("button", { name: "Create a token" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Ingest").press("Space");
  await dialog.getByLabel("Name").fill(name);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("group", { name: "Opens" })).toHaveAccessibleDescription(/at least one/);
  await accessible(page);
  await dialog.getByLabel("Ingest").press("Space");
  await dialog.getByRole("button", { name: "Create" }).press("Enter");
  const secret = await dialog.getByLabel("Secret").inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await page.keyboard.press("Escape");
  await expect(dialog.getByLabel("Secret")).toHaveValue(secret);
  await dialog.getByRole("button", { name: "I have kept it" }).press("Enter");
  await expect(row(page, name)).toContainText("ingest");

  const use = () =>
    page.request.post("/api/events", {
      headers: { Authorization: `Bearer ${secret}` },
      data: { id: crypto.randomUUID(), occurredAt: new Date().toISOString(), ...GENERATED },
    });
  expect((await use()).status()).toBeLessThan(300);
  await page.getByRole("button", { name: `Rotate ${name}` }).press("Enter");
  await dialog.getByRole("button", { name: "Rotate" }).press("Enter");
  await expect(dialog.getByLabel("Secret")).not.toHaveValue(secret);
  await dialog.getByRole("button", { name: "I have kept it" }).press("Enter");
  expect((await use()).status()).toBe(401);

  await page.getByRole("button", { name: `Revoke ${name}` }).press("Enter");
  await dialog.getByRole("button", { name: "Revoke" }).press("Enter");
  await expect(page.getByText(`${name} was revoked.`)).toBeVisible();
  await expect(row(page, name)).toHaveCount(0);
  await page.getByLabel(/Show revoked tokens/).check();
  await expect(row(page, name)).toContainText("revoked");
});

test("what the server does not answer loses nothing that was typed", async ({ page }) => {
  await page.goto("/administration/people");
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(named("kept"));
  await page.route("**/api/users", (route) => route.abort());
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The server does not answer");
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue(named("kept"));
});

test("the palette finds the pages of administration", async ({ page }) => {
  await visit(page, "/overview");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByLabel("Find a sheet, metric, project, view or action").fill("administration tokens");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/administration\/tokens$/);
  await expect(panel(page, "Tokens")).toBeVisible();
  for (const width of [390, 820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await accessible(page);
  }
});
