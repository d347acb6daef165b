import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";
import { packageRoot } from "../../core/package-root.ts";

/** One place of a source file, and what stands there instead. */
export interface Patch {
  file: string;
  find: string;
  replace: string;
}

const requirePackage = createRequire(import.meta.url);
const compiled = new Map<string, string>();

/**
 * The product's orchestrator and the simulator around it with some places of their sources changed: modules of their
 * own, which share nothing with the unchanged ones. Throws when a place is not found exactly once.
 */
export function loadMutant(patches: readonly Patch[]): {
  cells: typeof import("./cells.ts");
  playCell: typeof import("./play-cell.ts");
  schedule: typeof import("./schedule.ts");
} {
  const modules = new Map<string, { exports: unknown }>();
  const require = (from: string) => (specifier: string) =>
    specifier.startsWith(".") ? load(path.join(path.dirname(from), specifier)) : requirePackage(specifier);
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    new Function("require", "module", "exports", compile(file, patches))(
      require(file),
      module,
      module.exports,
    );
    return module.exports;
  };
  const at = (name: string) => load(path.join("tests/simulation", name));
  return {
    cells: at("cells.ts") as typeof import("./cells.ts"),
    playCell: at("play-cell.ts") as typeof import("./play-cell.ts"),
    schedule: at("schedule.ts") as typeof import("./schedule.ts"),
  };
}

function compile(file: string, patches: readonly Patch[]): string {
  const own = patches.filter((patch) => patch.file === file);
  const key = JSON.stringify([file, own]);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  let source = readFileSync(path.join(packageRoot, file), "utf8");
  for (const { find, replace } of own) {
    const places = source.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} has ${places} places that read: ${find}`);
    source = source.replace(find, () => replace);
  }
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  compiled.set(key, outputText);
  return outputText;
}
