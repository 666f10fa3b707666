// Reads all events of a running server through OData, page after page, while events keep arriving, and says whether each
// that was there at the beginning came exactly once; then how much 20 slow readers of feeds slow the dashboard.
//   node bench/crawl.mjs DATA_DIRECTORY [--events 1000000] [--select id,seq]
// DATA_DIRECTORY is that of the running server, which is found and asked by the token of this machine. What is missing to
// the number of events is posted first. It ends with 1 if an event is missing or came twice.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

const [directory, ...rest] = process.argv.slice(2);
if (!directory)
  throw new Error(
    "usage: node bench/crawl.mjs DATA_DIRECTORY [--events N] [--select id,seq]",
  );
const wanted = Number(option("--events", "1000000"));
const select = option("--select", "");
const { url, token, pid } = JSON.parse(
  readFileSync(join(directory, "run/server.json"), "utf8"),
);
const BATCH = 5_000;
const TIMES = 40;

function option(name, otherwise) {
  const at = rest.indexOf(name);
  return at < 0 ? otherwise : rest[at + 1];
}

async function ask(path, init = {}) {
  const response = await fetch(path.startsWith("http") ? path : url + path, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });
  if (!response.ok)
    throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return response;
}

let made = 0;

/** As hooks make them: the time first, so that they grow. */
function grown() {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

function event() {
  made += 1;
  return {
    id: grown(),
    module: "generation",
    type: "element_generated",
    occurredAt: new Date(
      Date.now() - (made % 31_536_000) * 1_000,
    ).toISOString(),
    project: `crawl ${made % 12}`,
    user: `person ${made % 90}`,
    elementGuid: `element ${made}`,
    templateId: made % 3 === 0 ? `template ${made % 40}` : undefined,
    value: 500 + (made % 9_000),
  };
}

async function post(count) {
  const events = Array.from({ length: count }, event);
  const response = await ask("/api/events", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(events),
  });
  const receipt = await response.json();
  if (receipt.stored !== count) throw new Error(`not all were stored: ${JSON.stringify(receipt).slice(0, 300)}`);
}

const count = async () =>
  Number(await (await ask("/odata/Events/$count")).text());
const seconds = (since) => (performance.now() - since) / 1_000;
const rate = (rows, since) =>
  `${rows} in ${seconds(since).toFixed(1)} s, ${Math.round(rows / seconds(since))} a second`;

async function visible() {
  for (;;) {
    const status = await (await ask("/api/status")).json();
    if (status.behind === 0) return;
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Every event up to the first page's watermark, once; events arrive meanwhile. */
async function crawl(events) {
  let going = true;
  let later = 0;
  const arriving = (async () => {
    while (going) {
      await post(50);
      later += 50;
      await new Promise((done) => setTimeout(done, 50));
    }
  })();
  const begun = performance.now();
  const seen = new Set();
  let rows = 0;
  let pages = 0;
  let bytes = 0;
  let next = `/odata/Events${select === "" ? "" : `?$select=${select}`}`;
  while (next) {
    const text = await (await ask(next)).text();
    const page = JSON.parse(text);
    for (const row of page.value) seen.add(row.id);
    rows += page.value.length;
    pages += 1;
    bytes += text.length;
    next = page["@odata.nextLink"];
  }
  const took = rate(rows, begun);
  going = false;
  await arriving;
  const whole = seen.size === rows && rows >= events && rows <= events + 200;
  console.log(
    `crawl${select === "" ? "" : ` of ${select}`}: ${took}, ${pages} pages, ${Math.round(bytes / 1e6)} MB;` +
      ` ${later} events arrived meanwhile; ${rows - seen.size} came twice, ` +
      `${Math.max(0, events - seen.size)} are missing: ${whole ? "whole" : "NOT WHOLE"}`,
  );
  return whole;
}

async function file(name) {
  const begun = performance.now();
  const response = await ask(`/api/tables/${name}`);
  let bytes = 0;
  for await (const chunk of response.body) bytes += chunk.length;
  console.log(
    `${name}: ${Math.round(bytes / 1e6)} MB in ${seconds(begun).toFixed(1)} s`,
  );
}

const VIEW = {
  period: "90d",
  queries: ["elements_generated", "active_users", "template_reuse_rate"].map(
    (metric) => ({ metric, by: ["project"] }),
  ),
};

/** How long the dashboard's question takes, with a new event before each so that nothing is cached. */
async function dashboard(times) {
  const took = [];
  for (let i = 0; i < times; i += 1) {
    await post(1);
    const begun = performance.now();
    const response = await ask("/api/metrics/query", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(VIEW),
    });
    await response.arrayBuffer();
    took.push(performance.now() - begun);
  }
  took.sort((one, other) => one - other);
  const at = (part) => Math.round(took[Math.ceil(part * times) - 1]);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** Takes 1 kB a second of one answer and leaves the rest waiting; gives how much it took. */
function slow(path) {
  const { hostname, port } = new URL(url);
  const reader = { bytes: 0, status: "", path, end: () => socket.destroy() };
  const socket = connect(Number(port), hostname, () =>
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    ),
  );
  socket.on("data", (chunk) => {
    reader.status ||= chunk.toString("latin1", 9, 12);
    reader.bytes += chunk.length;
    socket.pause();
    setTimeout(() => socket.resume(), chunk.length);
  });
  socket.on("error", (error) => (reader.status ||= error.message));
  return reader;
}

/** The server's threads that answer requests or make feeds and are not waiting for work. */
function busy() {
  try {
    const threads = execFileSync("jstack", [String(pid)], { encoding: "utf8" }).split("\n\n");
    const ours = threads.filter((text) => /^"(http-nio[^"]*-exec|feeds|downloads?)/.test(text));
    const working = ours.filter((text) => !/TaskQueue|LinkedBlockingQueue|SynchronousQueue/.test(text));
    return `${working.length} of ${ours.length} threads of the web server and of feeds at work, ${threads.length} in all`;
  } catch (error) {
    return `threads not counted: ${error.message.slice(0, 80)}`;
  }
}

const before = await count();
const filling = performance.now();
while (made < wanted - before)
  await post(Math.min(BATCH, wanted - before - made));
await visible();
if (made > 0) console.log(`filled: ${rate(made, filling)}`);
const whole = await crawl(await count());
if (rest.includes("--files")) {
  await file("Events.parquet");
  await file("Events.csv");
}
await dashboard(10);
for (let round = 1; round <= 2; round += 1) {
  console.log(`dashboard alone: ${await dashboard(TIMES)}; ${busy()}`);
  const readers = Array.from({ length: 20 }, (_, i) =>
    slow(i % 4 === 3 ? "/api/events.csv?period=all" : "/odata/Events"),
  );
  await new Promise((done) => setTimeout(done, 15_000));
  console.log(`dashboard beside 20 slow readers: ${await dashboard(TIMES)}; ${busy()}`);
  const told = readers.map(({ path, status, bytes }) => `${path.split("?")[0]} ${status} ${Math.round(bytes / 1e3)} kB`);
  console.log(`  the readers: ${[...new Set(told)].sort().join(", ")}`);
  readers.forEach((reader) => reader.end());
  await new Promise((done) => setTimeout(done, 3_000));
}
process.exitCode = whole ? 0 : 1;
