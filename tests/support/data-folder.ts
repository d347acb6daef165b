import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder for `--data` with the files given (relative path → content); gone when disposed. */
export async function makeDataFolder(
  files: Record<string, string | Buffer>,
): Promise<
  AsyncDisposable & { dataDir: string; write(file: string, content: string | Buffer): Promise<void> }
> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "pulso-data-"));
  const write = async (file: string, content: string | Buffer) => {
    await mkdir(path.dirname(path.join(dataDir, file)), { recursive: true });
    await writeFile(path.join(dataDir, file), content);
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return { dataDir, write, [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }) };
}
