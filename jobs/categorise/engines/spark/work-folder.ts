import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../../core/domain/errors.ts";
import { processStart } from "../../../../core/process/identity.ts";
import { makeFolder } from "../../../../core/process/make-folder.ts";
import type { RawInput } from "../../raw-input.ts";
import { orderKey, type SparkInput, type SparkJob } from "./job.ts";

/** A folder for one job, under `home`; what jobs that were killed left there is removed. */
export async function makeWorkFolder(home: string): Promise<string> {
  const parent = path.join(home, "spark");
  // These mean something of their own to SQL or to Spark's paths.
  if (/['"`\\*?[\]{}$;:%]/.test(parent))
    throw new AppError("spark.failed", {
      message: `Spark cannot work in ${parent}: set PULSO_HOME to a path without quotes, brackets and *?$;:%`,
    });
  makeFolder(parent);
  for (const name of await readdir(parent)) {
    const owner = /^(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && processStart(Number(owner)) === undefined)
      await rm(path.join(parent, name), { recursive: true, force: true });
  }
  return mkdtemp(path.join(parent, `${process.pid}-`));
}

/** Writes the job's file, and answers its path. */
export async function writeJob(work: string, job: SparkJob): Promise<string> {
  const file = path.join(work, "job.json");
  await writeFile(file, JSON.stringify(job));
  return file;
}

export type SizedInput = RawInput & { sizeBytes: number };

/** The inputs with their sizes. Throws as the system does for a file that is gone. */
export function measureInputs(inputs: readonly RawInput[]): Promise<SizedInput[]> {
  return Promise.all(
    inputs.map(async (input) => {
      const { location } = input;
      const sizeBytes = "file" in location ? (await stat(location.file)).size : location.object.sizeBytes;
      return { ...input, sizeBytes };
    }),
  );
}

/** Deals the inputs out to task lists of about one size each, the largest first; a list has a line an input. */
export function dealOut(inputs: readonly SizedInput[], tasks: number): string[] {
  const lists = Array.from({ length: Math.min(tasks, inputs.length) }, () => ({ sizeBytes: 0, lines: "" }));
  const keyed = inputs.map((input, at) => ({ ...input, key: orderKey(at) }));
  for (const { sizeBytes, ...input } of keyed.sort((a, b) => b.sizeBytes - a.sizeBytes)) {
    const list = lists.reduce((least, other) => (other.sizeBytes < least.sizeBytes ? other : least));
    // An object costs something even when it is empty.
    list.sizeBytes += sizeBytes + 1;
    list.lines += `${JSON.stringify(input satisfies SparkInput)}\n`;
  }
  return lists.map(({ lines }) => lines);
}

export async function writeTaskLists(work: string, lists: readonly string[]): Promise<void> {
  const folder = path.join(work, "inputs");
  await mkdir(folder);
  for (const [at, lines] of lists.entries())
    await writeFile(path.join(folder, `task-${orderKey(at)}`), lines);
}
