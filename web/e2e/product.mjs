import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 300_000;

/** The product in a data directory of its own; it can be stopped and started again. */
export class Product {
  #data = mkdtempSync(join(tmpdir(), "aecos-e2e-"));
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #process;
  #port = 0;
  #command;

  /**
   * @param {string} jar
   * @param {string[]} more arguments of the launch
   */
  constructor(jar, ...more) {
    this.#command = ["-jar", jar, "analytics", "launch", "--no-open", "--data", this.#data, ...more];
  }

  /**
   * Starts it, at its old address if it had one.
   * @returns {Promise<string>} a link to sign in with, once the product says that it is ready
   */
  async start() {
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
    const own = spawn(java, [...this.#command, "--port", String(this.#port)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process = own;
    const link = await ready(own);
    this.#port = Number(new URL(link).port);
    return link;
  }

  /**
   * Delivers one event as a program on the same machine does.
   * @param {Record<string, unknown>} event
   */
  async deliver(event) {
    const { url, token } = JSON.parse(readFileSync(join(this.#data, "run/server.json"), "utf8"));
    const response = await fetch(`${url}/api/events`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(event),
    });
    if (!response.ok) throw new Error(`not taken: ${await response.text()}`);
  }

  async stop() {
    const own = this.#process;
    if (!own || own.exitCode !== null) return;
    await new Promise((resolve) => {
      own.on("exit", resolve);
      own.kill();
    });
  }

  /** Stops it for good. */
  async remove() {
    await this.stop();
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/**
 * @param {import("node:child_process").ChildProcess} product
 * @returns {Promise<string>}
 */
function ready(product) {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(
      () => reject(new Error(`not ready in time; it said:\n${output}`)),
      READY_WITHIN_MS,
    );
    product.stdout?.on("data", (chunk) => {
      output += chunk;
      const link = /https?:\/\/\S+\/login\?code=\S+/.exec(output);
      if (!link || !output.includes("Ready.")) return;
      clearTimeout(timer);
      resolve(link[0]);
    });
    product.on("exit", (status) => {
      clearTimeout(timer);
      reject(new Error(`the product ended with ${status}; it said:\n${output}`));
    });
    product.on("error", reject);
  });
}
