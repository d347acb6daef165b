import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Ignore } from "@balena/dockerignore";

// Its types speak of a default export that it does not have.
const dockerignore: () => Ignore = createRequire(import.meta.url)("@balena/dockerignore");

/** The files that a build is handed of a folder: those its .dockerignore does not keep out. */
export function contextFiles(root: string): string[] {
  const rules = dockerignore().add(readFileSync(path.join(root, ".dockerignore"), "utf8"));
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const place = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        // These are large, and nothing in them is let in again: the rules say so of a file in them.
        const isKeptOut = [".git", "node_modules"].includes(entry.name) && rules.ignores(`${place}/file`);
        if (!isKeptOut) walk(place);
      } else if (!rules.ignores(place)) found.push(place);
    }
  };
  walk("");
  return found.sort();
}
