// Makes of npm's bill of materials (all packages, on standard input) that of what is shipped: npm's own
// --omit=dev leaves out packages that a development package needs as well, React among them. Takes out
// what differs from build to build, so that the same sources give the same jar.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, entry]) => path !== "" && !entry.dev && !entry.devOptional)
    .map(([path, entry]) => `${path.slice(path.lastIndexOf("node_modules/") + 13)}@${entry.version}`),
);

const bom = JSON.parse(readFileSync(0, "utf8"));
delete bom.serialNumber;
delete bom.metadata.timestamp;
const root = bom.metadata.component["bom-ref"];
const isShipped = (purl) => shipped.has(decodeURIComponent(purl.slice("pkg:npm/".length)));
bom.components = bom.components.filter((component) => isShipped(component.purl));
const refs = new Set([root, ...bom.components.map((component) => component["bom-ref"])]);
bom.dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => refs.has(on)) }));
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
