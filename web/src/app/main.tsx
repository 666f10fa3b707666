import "@fontsource-variable/ibm-plex-sans/wght.css";
import "@fontsource/ibm-plex-mono/latin-400.css";
import "../ui/styles/tokens.css";
import "../ui/styles/base.css";
import "../ui/styles/controls.css";
import "../ui/styles/kpi.css";
import "../ui/styles/panels.css";
import "../ui/styles/quarantine.css";
import "../ui/styles/overlays.css";
import "./app.css";
import "../ui/styles/print.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiError } from "../api/client";
import { App } from "./App";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refused request stays refused; only an unreachable or busy server is worth another try.
      retry: (count, error) => count < 2 && error instanceof ApiError && RETRIED.has(error.problem.status),
    },
  },
});
const RETRIED = new Set([0, 429, 502, 503, 504]);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
