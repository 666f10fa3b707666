import { generateKeyPairSync } from "node:crypto";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { OpenIdProvider } from "./provider.mjs";
import { Product } from "./product.mjs";

const provider = new OpenIdProvider();
let product: Product;
let origin: string;
let context: BrowserContext;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  product = new Product(process.env.AECOS_JAR ?? "");
  origin = await product.reserve();
  const issuer = await provider.start([origin]);
  product.write("secret", "a secret of the tests\n");
  product.write(
    "config.yaml",
    `signIn:
  openId:
    issuer: ${issuer}
    clientId: analytics
    clientSecretFile: ${product.file("secret")}
    scopes: [openid, profile, email, groups]
    label: Office ID
    roles: {bosses: admin, leads: team-lead, office: individual}
    teams: {structure: structure}
    leads: {leads: structure}
`,
  );
  expect(new URL(await product.start()).origin).toBe(origin);
});

test.afterAll(async () => {
  await product.remove();
  await provider.stop();
});

test.beforeEach(async ({ browser }) => {
  provider.forge = undefined;
  context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL: origin });
  page = await context.newPage();
});

test.afterEach(() => context.close());

function person(id: string, ...groups: string[]) {
  provider.people.set(id, { name: id, email: `${id}@office.example`, groups });
}

/** Goes to the provider and says there who one is. */
async function signIn(id: string) {
  await page.goto("/");
  await page.getByRole("link", { name: "Sign in with Office ID" }).click();
  await page.locator("input[name=login]").fill(id);
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: /sign-in/i }).click();
  await page.getByRole("button", { name: /continue/i }).click();
  await page.waitForURL(`${origin}/**`);
}

function me() {
  return page.evaluate(async () => {
    const answer = await fetch("/api/me");
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : answer.status;
  });
}

test("groups give the role and the teams, and are read anew at each sign-in", async () => {
  person("mia", "office", "structure");
  await signIn("mia");
  await expect(page.getByRole("link", { name: "Sign in with Office ID" })).toBeHidden();
  expect(await me()).toMatchObject({
    name: "mia",
    role: "individual",
    teams: ["structure"],
    leads: [],
    scope: { identities: ["mia", "mia@office.example"] },
  });

  person("mia", "leads");
  await context.clearCookies();
  await signIn("mia");
  expect(await me()).toMatchObject({ role: "team-lead", teams: ["structure"], leads: ["structure"] });

  person("mia", "bosses");
  await context.clearCookies();
  await signIn("mia");
  expect(await me()).toMatchObject({ role: "admin", teams: [], leads: [] });
});

test("signing out here signs out there", async () => {
  person("ola", "office");
  await signIn("ola");
  const palette = page.getByLabel("Find a sheet, metric, project, view or action");
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(palette).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await palette.fill("sign out ola");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /sign me out|yes/i }).click();
  await page.waitForURL(`${origin}/`);
  await page.getByRole("link", { name: "Sign in with Office ID" }).click();
  await expect(page.locator("input[name=login]")).toBeVisible();
});

test("who is in no group with a role is told so, and not let in", async () => {
  person("ben", "visitors");
  await signIn("ben");
  await expect(page.getByRole("alert")).toHaveText(/none of your groups gives you a role/);
  expect(await me()).toBe(401);
});

test("who loses their group is out with the next sign-in, on every machine", async () => {
  person("kim", "office");
  await signIn("kim");
  const elsewhere = await context.browser()?.newContext({ storageState: await context.storageState() });
  person("kim", "visitors");
  await context.clearCookies();
  await signIn("kim");
  await expect(page.getByRole("alert")).toHaveText(/none of your groups/);
  expect((await elsewhere?.request.get(`${origin}/api/me`))?.status()).toBe(401);
  await elsewhere?.close();
});

test("an account with a password is not opened by a name at the provider", async () => {
  await product.post("/api/users", { name: "root", role: "admin", password: "correct horse" });
  person("root", "office");
  await signIn("root");
  await expect(page.getByRole("alert")).toHaveText(/another account of your name/);
  expect(await me()).toBe(401);
});

test("a forged state opens nothing", async () => {
  await page.goto("/sign-in/openid/callback?code=x&state=y");
  await expect(page.getByRole("alert")).toHaveText(/begun in another browser/);
  expect(await me()).toBe(401);
});

test("an answer of the provider opens one session and no second one", async () => {
  person("uma", "office");
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(`${origin}/sign-in/openid/callback`)) answers.push(request.url());
  });
  await signIn("uma");
  expect(await me()).toMatchObject({ name: "uma" });
  expect(answers).toHaveLength(1);
  const jar = (await context.cookies()).filter((cookie) => !/session/i.test(cookie.name));
  await context.clearCookies();
  await context.addCookies(jar);
  await page.goto(answers[0] ?? "");
  await expect(page.getByRole("alert")).toHaveText(/begun in another browser/);
  expect(await me()).toBe(401);
});

const anHourAgo = () => Math.floor(Date.now() / 1000) - 3600;
const FORGED: Record<string, (token: string) => string> = {
  "with more groups under the old signature": (token) => {
    const [head, body, signature] = token.split(".");
    const claims = JSON.parse(String(Buffer.from(body ?? "", "base64url"))) as object;
    return [head, part({ ...claims, groups: ["bosses"] }), signature].join(".");
  },
  "of somebody else's key": (token) =>
    provider.sign(
      token,
      { groups: ["bosses"] },
      generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
    ),
  "for another program": (token) => provider.sign(token, { aud: "another program" }),
  "of another provider": (token) => provider.sign(token, { iss: "https://another.example" }),
  "that has expired": (token) => provider.sign(token, { iat: anHourAgo() - 60, exp: anHourAgo() }),
  "of another sign-in": (token) => provider.sign(token, { nonce: "another" }),
};

for (const [what, forge] of Object.entries(FORGED)) {
  test(`an ID token ${what} opens nothing`, async () => {
    person("ida", "office");
    provider.forge = forge;
    await signIn("ida");
    await expect(page.getByRole("alert")).toHaveText(/was not accepted/);
    expect(await me()).toBe(401);
  });
}

test("an ID token that the provider signed anew opens a session", async () => {
  person("ida", "office");
  provider.forge = (token: string) => provider.sign(token, {});
  await signIn("ida");
  expect(await me()).toMatchObject({ name: "ida", role: "individual" });
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("an ID token without a signature opens nothing", async () => {
  person("eve", "office");
  await signIn("eve");
  expect(await me()).toMatchObject({ name: "eve" });
  await context.clearCookies();
  provider.forge = (token: string) => `${part({ alg: "none" })}.${token.split(".")[1]}.`;
  await signIn("eve");
  await expect(page.getByRole("alert")).toHaveText(/was not accepted/);
  expect(await me()).toBe(401);
});
