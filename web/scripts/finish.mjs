// After the build: writes compressed copies beside the files (the server sends those), prints what
// the build weighs, and fails when the first view's JavaScript is too heavy.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ASSETS = "target/web/assets";
const FIRST_VIEW_LIMIT = 120 * 1024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const html = readFileSync("target/web/index.html", "utf8");

function compress(name) {
  const file = join(ASSETS, name);
  const content = readFileSync(file);
  const gzip = gzipSync(content, { level: 9 });
  writeFileSync(`${file}.gz`, gzip);
  writeFileSync(`${file}.br`, brotliCompressSync(content, BROTLI));
  return { name, size: gzip.length, first: html.includes(name) };
}

const kilobytes = (size) => (size / 1024).toFixed(1);
const rows = readdirSync(ASSETS)
  .filter((name) => /\.(js|css)$/.test(name))
  .map(compress)
  .sort((a, b) => Number(b.first) - Number(a.first) || b.size - a.size);

for (const { name, size, first } of rows) {
  console.log(`${kilobytes(size).padStart(8)} kB gzip  ${first ? "first view" : "on demand "}  ${name}`);
}
const firstView = rows
  .filter((row) => row.first && row.name.endsWith(".js"))
  .reduce((sum, row) => sum + row.size, 0);
console.log(`first view's JavaScript: ${kilobytes(firstView)} kB gzip of ${FIRST_VIEW_LIMIT / 1024}`);
if (firstView > FIRST_VIEW_LIMIT) {
  console.error("The first view's JavaScript is over its limit: load something lazily.");
  process.exit(1);
}
