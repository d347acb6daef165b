import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import ts from "typescript";

/**
 * The packages that a compiled program may come to import, at once or later: by its own files, from the first one on.
 * Each must be in the image, also those that only a setting calls for.
 */
export function packagesOf(entry: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const { fileName: name } of ts.preProcessFile(readFileSync(file, "utf8"), true, true)
      .importedFiles) {
      if (name.startsWith(".")) visit(path.resolve(path.dirname(file), name));
      else if (!isBuiltin(name)) packages.add(name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
    }
  };
  visit(entry);
  return [...packages].sort();
}
