import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";

/** Why images cannot be tried out here; undefined when they can. */
export const imageLack: string | undefined =
  process.platform === "linux" && (process.arch === "x64" || process.arch === "arm64")
    ? undefined
    : "images run on Linux of x64 or arm64";

/** The very Node that a base image is named for, with an npm, from the npm registry. Returns the folder of its programs. */
export function installImageNode(image: string, folder: string): string {
  const version = /^node:(\d+\.\d+\.\d+)-\w+-slim$/.exec(image)?.[1];
  if (!version) throw new Error(`${image} is no exact and slim version of Node`);
  mkdirSync(folder, { recursive: true });
  const packages = [`node-linux-${process.arch}@${version}`, "npm@11"];
  const options = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
  execFileSync("npm", ["install", ...options, ...packages], { stdio: ["ignore", "ignore", "inherit"] });
  const binaries = path.join(folder, "node_modules/.bin");
  const linked = path.join(folder, "node_modules", `node-linux-${process.arch}`, "bin");
  const found = execFileSync(path.join(linked, "node"), ["--version"], { encoding: "utf8" }).trim();
  if (found !== `v${version}`) throw new Error(`asked for Node ${version}, got ${found}`);
  return `${linked}:${binaries}`;
}
