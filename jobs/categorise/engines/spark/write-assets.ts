import { FolderStore } from "../../../../core/cloud/local/folder-store.ts";
import { unlinkedHeader } from "../../categorised-csv.ts";
import { objectPathOf } from "../object-path.ts";
import type { GoneTexts } from "./gone-texts.ts";
import type { SparkJob } from "./job.ts";
import { RunMerge } from "./merge-runs.ts";
import { readRun } from "./read-run.ts";
import type { RowWriter } from "./rows.ts";
import type { RunRow } from "./run.ts";
import { AssetWriter, type WrittenRow, writeObject } from "./write-object.ts";

/** How many runs and lines of each part this program has received, and how many of the lines were duplicates'. */
export type ReceivedRow = Record<string, { runs: number; lines: number; gone: number }>;

/** How many parts' duplicates are kept in memory, a bit a text. */
const goneMax = 1_024;

/**
 * Writes one object an asset from its sorted runs, which come by asset and in order, with only those in memory that
 * overlap: an asset may have any share of all posts. A second try writes the same bytes to the same place.
 */
export async function writeAssets(
  rows: AsyncIterable<string[]>,
  output: RowWriter,
  job: SparkJob,
): Promise<void> {
  const lake = new FolderStore(job.lake);
  const work = new FolderStore(job.work);
  const writer = new AssetWriter(lake, job.prefix, job.work);
  const received: ReceivedRow = {};
  const goneByPath = new Map<string, GoneTexts>();
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  while (!next.done) {
    const [kind, asset, , part, , j] = next.value;
    if (kind === "sent") {
      await output.write(["sent", part!], JSON.parse(j!));
      next = await source.next();
    } else await writeOne(asset!);
  }
  await output.write(["received", ""], received);

  async function writeOne(asset: string): Promise<void> {
    const merged = mergedLines(asset);
    const first = await merged.next();
    // All its lines were duplicates: there is no such object.
    if (first.done) return;
    const lines = startingWith(first.value, merged);
    const row: WrittenRow = asset
      ? await writer.write(asset, lines)
      : { asset, object: await writeObject(lake, objectPathOf(job.prefix, ""), unlinkedHeader, lines) };
    await output.write(["written", ""], row);
  }

  async function* mergedLines(asset: string): AsyncGenerator<Buffer> {
    const merge = new RunMerge(asset);
    for (; !next.done && next.value[0] === "run" && next.value[1] === asset; next = await source.next()) {
      const row: RunRow = JSON.parse(next.value[5]!);
      yield* merge.linesBefore(row.from);
      const run = await readRun(row, await goneAt(next.value[4]!), work);
      merge.add(run);
      received[row.part] ??= { runs: 0, lines: 0, gone: 0 };
      const tally = received[row.part]!;
      tally.runs += 1;
      tally.lines += row.lines;
      tally.gone += row.lines - run.csv.length;
    }
    yield* merge.end();
  }

  async function goneAt(path: string): Promise<GoneTexts | undefined> {
    if (!path) return undefined;
    const known = goneByPath.get(path);
    if (known) return known;
    const bits = await work.get(path);
    if (!bits) throw new Error(`${path} is not in the work folder`);
    if (goneByPath.size >= goneMax) goneByPath.clear();
    goneByPath.set(path, bits);
    return bits;
  }
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}
