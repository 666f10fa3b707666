import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LIVE } from "./queries";
import { refreshing } from "./refresh";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** An observed query that answers with the server's state of that moment after `delay` ms. */
function observed(queries: QueryClient, server: { seq: number }, delay: number) {
  let asked = 0;
  const observer = new QueryObserver(queries, {
    queryKey: [LIVE, "view"],
    queryFn: async () => {
      asked += 1;
      const { seq } = server;
      await new Promise((resolve) => setTimeout(resolve, delay));
      return { watermark: { seq, receivedAt: null } };
    },
  });
  const stop = observer.subscribe(() => undefined);
  return { asked: () => asked, seq: () => observer.getCurrentResult().data?.watermark.seq, stop };
}

test("numbers that reach as far are not asked for again", async () => {
  const queries = new QueryClient();
  const view = observed(queries, { seq: 7 }, 10);
  await vi.advanceTimersByTimeAsync(50);
  refreshing(queries).reached(7);
  await vi.advanceTimersByTimeAsync(5000);
  expect(view.asked()).toBe(1);
  view.stop();
});

test("an answer under way is let finish, and asked again only if it is behind", async () => {
  const queries = new QueryClient();
  const server = { seq: 7 };
  const view = observed(queries, server, 1000);
  const refresh = refreshing(queries);
  await vi.advanceTimersByTimeAsync(50);
  server.seq = 8;
  refresh.reached(8);
  await vi.advanceTimersByTimeAsync(900);
  expect(view.asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(view.asked()).toBe(2);
  expect(view.seq()).toBe(8);
  view.stop();
});

test("many changes in a row are one request", async () => {
  const queries = new QueryClient();
  const server = { seq: 1 };
  const view = observed(queries, server, 10);
  const refresh = refreshing(queries);
  await vi.advanceTimersByTimeAsync(50);
  for (let seq = 2; seq <= 50; seq += 1) {
    server.seq = seq;
    refresh.reached(seq);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(view.asked()).toBe(2);
  expect(view.seq()).toBe(50);
  view.stop();
});

test("a page that nobody looks at asks when somebody does", async () => {
  const queries = new QueryClient();
  const server = { seq: 1 };
  const view = observed(queries, server, 10);
  const refresh = refreshing(queries);
  await vi.advanceTimersByTimeAsync(50);
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  server.seq = 2;
  refresh.reached(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(view.asked()).toBe(1);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(5000);
  expect(view.seq()).toBe(2);
  hidden.mockRestore();
  refresh.stop();
  view.stop();
});
