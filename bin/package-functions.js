import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// What Cloud Functions gets: the compiled code, what it reads, and a package.json without the scripts of a clone.
// Terraform packs the folder and puts it into the code bucket (terraform/modules/functions/source.tf).
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}dist-functions`;
const main = "dist/functions/main.js";
if (!existsSync(root + main)) {
  console.error(`${main} is missing: npm run build:server`);
  process.exitCode = 1;
} else {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  // The statements of a cluster's job are read where the sources lie: the compiler leaves SQL behind.
  for (const name of [
    "dist",
    "data",
    "jobs/categorise/engines/categorise.sql",
    "package-lock.json",
    ".npmrc",
  ])
    cpSync(root + name, `${folder}/${name}`, { recursive: true });
  const {
    scripts: _,
    devDependencies: __,
    ...given
  } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ ...given, main }, null, 2)}\n`);
}
