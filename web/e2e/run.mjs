// Starts the product with its demo firm, runs the browser tests against it, and stops it.
//   node web/e2e/run.mjs [playwright arguments]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const jar = join(here, "../../cli/target/aecos-analytics.jar");
const READY_WITHIN_MS = 300_000;
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";

const chromium = execFileSync("sh", [join(here, "find-chromium.sh")], { encoding: "utf8" }).trim();
const data = mkdtempSync(join(tmpdir(), "aecos-e2e-"));
const port = await freePort();
const product = spawn(
  java,
  ["-jar", jar, "analytics", "launch", "--demo", "--no-open", "--data", data, "--port", String(port)],
  { stdio: ["ignore", "pipe", "inherit"] },
);

let code = 1;
try {
  const link = await ready(product);
  code = await browserTests(link);
} catch (error) {
  console.error(`browser tests: ${error.message}`);
} finally {
  await stopped(product);
  rmSync(data, { recursive: true, force: true });
}
process.exit(code);

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}

/** The sign-in link, once the product says that the demo firm is there. */
function ready(process) {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(
      () => reject(new Error(`not ready in time; it said:\n${output}`)),
      READY_WITHIN_MS,
    );
    process.stdout.on("data", (chunk) => {
      output += chunk;
      const link = /https?:\/\/\S+\/login\?code=\S+/.exec(output);
      if (!link || !output.includes("Ready.")) return;
      clearTimeout(timer);
      resolve(link[0]);
    });
    process.on("exit", (status) => {
      clearTimeout(timer);
      reject(new Error(`the product ended with ${status}; it said:\n${output}`));
    });
    process.on("error", reject);
  });
}

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

function stopped(process) {
  if (process.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    process.on("exit", resolve);
    process.kill();
  });
}
