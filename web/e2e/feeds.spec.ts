import { OData } from "@odata/client";
import { expect, test } from "@playwright/test";

interface Event {
  id: string;
  seq: number;
  project: string | null;
  value: number | null;
}

/** A client that was written elsewhere, with a token as its password, as people set up their programs. */
async function client(request: import("@playwright/test").APIRequestContext, base: string) {
  const made = await request.post("/api/tokens", { data: { name: `odata ${Date.now()}`, scopes: ["read"] } });
  const { token } = (await made.json()) as { token: string };
  return OData.New4({
    serviceEndpoint: `${base}/odata/`,
    credential: { username: "feed", password: token },
  });
}

test("an OData client reads metadata, filters, counts and turns pages", async ({ page, baseURL }) => {
  const odata = await client(page.request, baseURL ?? "");
  const events = odata.getEntitySet<Event>("Events");
  const tower = odata.newFilter().property("project").eqString("bayview-tower");

  const all = Number(await events.count(tower));
  expect(all).toBeGreaterThan(500);

  const ids = new Set<string>();
  for (let skip = 0; skip < 500; skip += 100) {
    const rows = await events.query(
      odata.newOptions().filter(tower).select(["id", "seq", "project"]).orderby("seq").skip(skip).top(100),
    );
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      expect(row.project).toBe("bayview-tower");
      ids.add(row.id);
    }
  }
  expect(ids.size).toBe(500);

  const answer = await odata.newRequest<Event>({
    collection: "Projects",
    params: odata.newOptions().count(true),
  });
  expect((answer as unknown as { "@odata.count": number })["@odata.count"]).toBeGreaterThan(1);
});

test("an OData client has rows grouped", async ({ page, baseURL }) => {
  const odata = await client(page.request, baseURL ?? "");
  const tower = odata.newFilter().property("project").eqString("bayview-tower");
  const groups = (await odata
    .getEntitySet<Event>("Events")
    .query(
      odata
        .newOptions()
        .apply("filter(project eq 'bayview-tower')/groupby((module),aggregate($count as n))")
        .orderby("n"),
    )) as unknown as { module: string; n: number }[];
  const all = Number(await odata.getEntitySet<Event>("Events").count(tower));
  expect(groups.length).toBeGreaterThan(3);
  expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(all);
});

test("an OData client is told what it asked wrongly", async ({ page, baseURL }) => {
  const odata = await client(page.request, baseURL ?? "");
  await expect(odata.getEntitySet("Events").query(odata.newOptions().filter("nothing eq 1"))).rejects.toThrow(
    /nothing/,
  );
});

test("a report is verified in the browser, and a changed one is found", async ({ page }) => {
  await page.goto("/verify");
  const made = await page.request.post("/api/reports", {
    data: { report: "monthly", format: "pdf" },
    timeout: 120_000,
  });
  const { id } = (await made.json()) as { id: string };
  await expect
    .poll(async () => (await (await page.request.get(`/api/reports/${id}`)).json()) as { state: string }, {
      timeout: 120_000,
    })
    .toMatchObject({ state: "done" });
  const whole = await (await page.request.get(`/api/reports/${id}/file`)).body();
  const changed = Buffer.from(whole);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;

  const findings = page.getByRole("region", { name: "Findings" });
  await page
    .getByLabel("Report")
    .setInputFiles({ name: "october.pdf", mimeType: "application/pdf", buffer: whole });
  await expect(findings.getByRole("status")).toContainText("whole");
  await expect(findings).toContainText("the ledger still gives the same");
  await page
    .getByLabel("Report")
    .setInputFiles({ name: "changed.pdf", mimeType: "application/pdf", buffer: changed });
  await expect(findings.getByRole("status")).toContainText("changed");
});
