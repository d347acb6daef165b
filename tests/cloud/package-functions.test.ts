import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageRoot } from "../../core/package-root.ts";

const folder = path.join(packageRoot, "dist-functions");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the functions' package has its doors, and what they read where they look for it", () => {
  execFileSync(process.execPath, [path.join(packageRoot, "bin/package-functions.js")]);
  const { main } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  for (const file of [main, "jobs/categorise/engines/categorise.sql", "data/catalogue.csv"])
    expect(existsSync(path.join(folder, file)), file).toBe(true);
  const script = `const { packageRoot } = await import(${JSON.stringify(path.join(folder, "dist/core/package-root.js"))});
    await import(${JSON.stringify(path.join(folder, main))}); console.log(packageRoot)`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(path.resolve(said.trim())).toBe(folder);
});
