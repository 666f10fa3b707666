// Starts the product with its demo firm, runs the browser tests against it, and stops it.
//   node web/e2e/run.mjs [playwright arguments]
import { execFileSync, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Product } from "./product.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const jar = join(here, "../../cli/target/aecos-analytics.jar");
const chromium = execFileSync("sh", [join(here, "find-chromium.sh")], { encoding: "utf8" }).trim();
const product = new Product(jar, "--demo");

let code = 1;
try {
  code = await browserTests(await product.start());
} catch (error) {
  console.error(`browser tests: ${error.message}`);
} finally {
  await product.remove();
}
process.exit(code);

function browserTests(link) {
  return new Promise((resolve) => {
    const runner = spawn(
      "npx",
      ["playwright", "test", "--config", "e2e/playwright.config.ts", ...process.argv.slice(2)],
      {
        cwd: join(here, ".."),
        stdio: "inherit",
        env: { ...process.env, CHROMIUM: chromium, AECOS_JAR: jar, AECOS_SIGN_IN: link },
      },
    );
    runner.on("exit", (status) => resolve(status ?? 1));
  });
}
