import { createHash } from "node:crypto";
import { FolderStore } from "../../../../core/cloud/local/folder-store.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import { categorisedHeader } from "../../categorised-csv.ts";
import { objectPathOf } from "../object-path.ts";
import type { SparkJob } from "./job.ts";
import { RunMerge } from "./merge-runs.ts";
import type { RowWriter } from "./rows.ts";
import type { Run } from "./run.ts";

const chunkCharacters = 262_144;

/** The object of an asset; that of an empty one has the texts that name none. */
export interface WrittenRow {
  asset: string;
  object: ManifestObject;
}

/** How many lines of each part this program has received. */
export type ReceivedRow = Record<string, number>;

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
  const received: ReceivedRow = {};
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  while (!next.done) {
    const [kind, asset, , part, j] = next.value;
    if (kind === "sent") {
      await output.write(["sent", part!], JSON.parse(j!));
      next = await source.next();
      continue;
    }
    await writeOne(asset!);
  }
  await output.write(["received", ""], received);

  async function writeOne(asset: string): Promise<void> {
    const digest = createHash("sha256");
    const path = objectPathOf(job.prefix, asset);
    let lines = 0;
    const merged = mergedLines(asset);
    const first = await merged.next();
    // All its lines were duplicates: there is no such object.
    if (first.done) return;
    const { sizeBytes } = await lake.put(path, encoded(first.value));
    const object = { path, sizeBytes, sha256: digest.digest("hex"), rows: lines };
    await output.write(["written", ""], { asset, object } satisfies WrittenRow);

    async function* encoded(firstCsv: string): AsyncGenerator<Buffer> {
      let text = categorisedHeader + firstCsv;
      lines = 1;
      for await (const csv of merged) {
        text += csv;
        lines += 1;
        if (text.length < chunkCharacters) continue;
        yield hashed(text);
        text = "";
      }
      yield hashed(text);
    }

    function hashed(text: string): Buffer {
      const bytes = Buffer.from(text);
      digest.update(bytes);
      return bytes;
    }
  }

  async function* mergedLines(asset: string): AsyncGenerator<string> {
    const merge = new RunMerge(asset);
    for (; !next.done && next.value[0] === "run" && next.value[1] === asset; next = await source.next()) {
      const run: Run = JSON.parse(next.value[4]!);
      received[run.part] = (received[run.part] ?? 0) + run.csv.length;
      yield* merge.linesBefore(run.from);
      merge.add(run);
    }
    yield* merge.end();
  }
}
