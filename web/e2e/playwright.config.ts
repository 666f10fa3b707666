import { defineConfig } from "@playwright/test";

const signIn = process.env.AECOS_SIGN_IN ?? "http://127.0.0.1:8787/";

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  globalSetup: "./signIn.ts",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [["list"]],
  use: {
    baseURL: new URL(signIn).origin,
    storageState: "e2e/results/session.json",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
      ],
    },
  },
});
