import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A product of the test's own, without any data at first, that can be stopped and started again. */
export class Product {
  readonly data = mkdtempSync(join(tmpdir(), "aecos-e2e-own-"));
  private process: ChildProcess | undefined;
  private port = 0;

  /** Starts it, at its old address if it had one, and gives a link to sign in with. */
  async start(): Promise<string> {
    const own = spawn(
      process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java",
      [
        ...["-jar", process.env.AECOS_JAR ?? "", "analytics", "launch", "--no-open"],
        ...["--data", this.data, "--port", String(this.port)],
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    this.process = own;
    const link = await new Promise<string>((resolve, reject) => {
      let said = "";
      own.stdout.on("data", (chunk) => {
        said += chunk;
        const found = /https?:\/\/\S+\/login\?code=\S+/.exec(said);
        if (found) resolve(found[0]);
      });
      own.on("exit", (status) => reject(new Error(`the product ended with ${status}; it said:\n${said}`)));
    });
    this.port = Number(new URL(link).port);
    return link;
  }

  /** Delivers one event as a program on the same machine does. */
  async deliver(event: Record<string, unknown>): Promise<void> {
    const { url, token } = JSON.parse(readFileSync(join(this.data, "run/server.json"), "utf8")) as {
      url: string;
      token: string;
    };
    const response = await fetch(`${url}/api/events`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(event),
    });
    if (!response.ok) throw new Error(`not taken: ${await response.text()}`);
  }

  async stop(): Promise<void> {
    const own = this.process;
    if (!own || own.exitCode !== null) return;
    await new Promise((resolve) => {
      own.on("exit", resolve);
      own.kill();
    });
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
