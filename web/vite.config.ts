import react from "@vitejs/plugin-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { Opening } from "./src/app/Opening";

const server = process.env.AECOS_SERVER ?? "http://127.0.0.1:28600";

// The server wants Host and Origin to agree, so the proxy passes both on as they are.
const proxy = Object.fromEntries(
  ["/api", "/login"].map((path) => [path, { target: server, changeOrigin: false }]),
);

/** The page comes with the frame in it, so that it stands there while the script is still on its way. */
const opening: Plugin = {
  name: "opening",
  transformIndexHtml: (html) =>
    html.replace(
      '<div id="root"></div>',
      `<div id="root">${renderToStaticMarkup(createElement(Opening))}</div>`,
    ),
};

export default defineConfig({
  plugins: [react(), opening],
  // Plotly's sources expect Node's name for the global object.
  define: { global: "globalThis" },
  build: {
    outDir: "target/web",
    emptyOutDir: true,
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1300,
    assetsInlineLimit: 0,
  },
  server: { proxy },
  preview: { proxy },
  test: {
    environment: "jsdom",
    globals: false,
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testSetup.ts"],
    css: false,
    testTimeout: 30_000, // a busy machine is slow, not wrong
  },
});
