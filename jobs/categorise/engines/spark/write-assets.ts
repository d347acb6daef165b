import { unlinkedHeader } from "../../categorised-csv.ts";
import { objectPathOf } from "../object-path.ts";
import type { GoneTexts } from "./gone-texts.ts";
import type { SparkJob } from "./job.ts";
import { RunMerge } from "./merge-runs.ts";
import { openPlace } from "./place.ts";
import { type OpenRun, readRun } from "./read-run.ts";
import type { RowWriter } from "./rows.ts";
import type { RunRow } from "./run.ts";
import { readUnlinked, type UnlinkedRun } from "./unlinked-run.ts";
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
  const [lake, work] = await Promise.all([openPlace(job.lake), openPlace(job.work)]);
  const writer = new AssetWriter(lake, job.prefix, work);
  const received: ReceivedRow = {};
  const goneByPath = new Map<string, GoneTexts>();
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  while (!next.done) {
    const [kind, asset, , part, , j] = next.value;
    if (kind === "sent") {
      await output.write(["sent", part!], JSON.parse(j!));
      next = await source.next();
      continue;
    }
    const written = kind === "unlinked" ? await writeUnlinked() : await writer.write(asset!, linesOf(asset!));
    // Without one, all of its lines were duplicates.
    if (written) await output.write(["written", ""], written);
  }
  await writer.end();
  await output.write(["received", ""], received);

  async function* linesOf(asset: string): AsyncGenerator<Iterable<OpenRun>> {
    const merge = new RunMerge(asset);
    for await (const [j, duplicates] of rowsOf("run", asset)) {
      const row: RunRow = JSON.parse(j);
      yield merge.linesBefore(row.from);
      const { run, gone } = await readRun(row, duplicates, work);
      merge.add(row, run);
      tally(row, gone);
    }
    yield merge.end();
  }

  async function writeUnlinked(): Promise<WrittenRow | undefined> {
    let rows = 0;
    const object = await writeObject(
      lake,
      objectPathOf(job.prefix, ""),
      unlinkedLists((count) => (rows += count)),
    );
    return object && { asset: "", object: { ...object, rows } };
  }

  async function* unlinkedLists(count: (lines: number) => void): AsyncGenerator<Buffer> {
    let header = unlinkedHeader;
    for await (const [j, duplicates] of rowsOf("unlinked", "")) {
      const run: UnlinkedRun = JSON.parse(j);
      const { bytes, gone } = await readUnlinked(run, duplicates, work);
      tally(run, gone);
      count(run.lines - gone);
      if (bytes.length === 0) continue;
      yield header ? Buffer.concat([Buffer.from(header), bytes]) : bytes;
      header = "";
    }
  }

  /** The rows that come next, of that kind and asset. */
  async function* rowsOf(kind: string, asset: string): AsyncGenerator<[j: string, GoneTexts | undefined]> {
    for (; !next.done && next.value[0] === kind && next.value[1] === asset; next = await source.next())
      yield [next.value[5]!, await goneAt(next.value[4]!)];
  }

  function tally({ part, lines }: Pick<RunRow, "part" | "lines">, gone: number): void {
    received[part] ??= { runs: 0, lines: 0, gone: 0 };
    const sums = received[part]!;
    sums.runs += 1;
    sums.lines += lines;
    sums.gone += gone;
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
