import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.AECOS_SERVER ?? "http://127.0.0.1:28600";

// The server wants Host and Origin to agree, so the proxy passes both on as they are.
const proxy = Object.fromEntries(
  ["/api", "/login"].map((path) => [path, { target: server, changeOrigin: false }]),
);

export default defineConfig({
  plugins: [react()],
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
  },
});
