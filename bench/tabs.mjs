// How long each tab of a running dashboard takes from navigation until its cards show their numbers, and until nothing in
// sight is loading any more; each three times, so that the first shows what nobody had asked before.
//   node bench/tabs.mjs SIGN_IN_LINK [/overview?period=1y …]
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { chromium } = createRequire(join(root, "web/package.json"))("@playwright/test");
const TIMES = 3;
const LONGEST = { polling: "raf", timeout: 120_000 };
const TABS = ["overview", "productivity", "compliance", "cost", "collaboration", "security", "health"];
const [link, ...given] = process.argv.slice(2);
if (!link) throw new Error("usage: node bench/tabs.mjs SIGN_IN_LINK [/tab?period=…]");
const paths = given.length > 0 ? given : TABS.map((tab) => `/${tab}?period=1y`);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(link);
  await page.waitForSelector(".kpi");
  for (const path of paths) {
    const times = [];
    for (let i = 0; i < TIMES; i += 1) times.push(await open(page, new URL(path, link).href));
    console.log(`${path}  cards / all: ${times.join("  ")} s`);
  }
} finally {
  await browser.close();
}

async function open(page, url) {
  await page.goto("about:blank");
  const start = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(
    () => {
      const cards = [...document.querySelectorAll(".kpi")];
      return cards.length > 0 && cards.every((card) => card.getAttribute("aria-busy") !== "true");
    },
    undefined,
    LONGEST,
  );
  const cards = performance.now();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"), undefined, LONGEST);
  return `${seconds(start, cards)} / ${seconds(start, performance.now())}`;
}

function seconds(from, to) {
  return ((to - from) / 1000).toFixed(2);
}
