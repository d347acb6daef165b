/**
 * Compiles jobs/categorise/scanner/assembly/ (AssemblyScript) to WebAssembly and writes it into scanner-module.ts, so that who runs Pulso needs no
 * compiler. Run: npm run scanner
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import asc from "assemblyscript/asc";

const scanner = fileURLToPath(new URL("../jobs/categorise/scanner/", import.meta.url));
const moduleFile = path.join(scanner, "scanner-module.ts");
const options =
  "scan.ts --outFile scanner.wasm --runtime stub --enable simd -O3 --noAssert --initialMemory 1 --use abort=".split(
    " ",
  );

/** The text of scanner-module.ts as the sources in assembly/ make it. Throws what the compiler says is wrong. */
export async function compileScanner(): Promise<string> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main([...options, "--baseDir", path.join(scanner, "assembly")], {
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm")) wasm = contents as Uint8Array;
    },
  });
  if (error || !wasm) throw new Error(`the scanner does not compile: ${stderr.toString()}`, { cause: error });
  const base64 = Buffer.from(wasm).toString("base64");
  return `// Made by \`npm run scanner\` from assembly/: not to be edited.
let made: WebAssembly.Module | undefined;

/** The scanner's WebAssembly module, compiled once a thread. */
export function scannerModule(): WebAssembly.Module {
  made ??= new WebAssembly.Module(Buffer.from(base64, "base64"));
  return made;
}

const base64 =
  "${base64.match(/.{1,100}/g)!.join('" +\n  "')}";
`;
}

/** Whether scanner-module.ts is what the sources make. */
export async function isScannerFresh(): Promise<boolean> {
  return (await readFile(moduleFile, "utf8")) === (await compileScanner());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await writeFile(moduleFile, await compileScanner());
