import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
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
   * Chooses a port, so that its address is known before it starts.
   * @returns {Promise<string>}
   */
  async reserve() {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    this.#port = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${this.#port}`;
  }

  /**
   * A file in the data directory.
   * @param {string} name
   */
  file(name) {
    return join(this.#data, name);
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    writeFileSync(this.file(name), text);
  }

  /**
   * Delivers one event as a program on the same machine does.
   * @param {Record<string, unknown>} event
   */
  async deliver(event) {
    await this.post("/api/events", event);
  }

  /**
   * Asks as a program on the same machine does.
   * @param {string} path
   * @param {Record<string, unknown>} body
   */
  async post(path, body) {
    const { url, token } = JSON.parse(readFileSync(this.file("run/server.json"), "utf8"));
    const response = await fetch(url + path, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
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
