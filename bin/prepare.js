import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Runs after `npm install` in a clone. Without the development packages there is nothing to build with, and a
// deployed copy carries its dist/ already.
const root = fileURLToPath(new URL("..", import.meta.url));
if (existsSync(`${root}node_modules/typescript`) && existsSync(`${root}node_modules/vite`)) {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
}
