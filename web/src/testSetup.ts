import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// jsdom lays nothing out, so no media query holds in it.
window.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), { media: query, matches: false }) as MediaQueryList;
