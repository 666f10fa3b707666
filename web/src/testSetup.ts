import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// Less than a test may take in all; a busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 20_000 });

// jsdom lays nothing out, so no media query holds in it.
window.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), { media: query, matches: false }) as MediaQueryList;
