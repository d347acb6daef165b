import { MeasuredBody } from "../../../../core/cloud/measured-body.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import type { ManifestObject } from "../../../../core/domain/manifest.ts";
import { categorisedHeader } from "../../categorised-csv.ts";
import { partRow, signaturesHeader, signaturesPath } from "../../signatures.ts";
import { SpillFile } from "../../spill-file.ts";
import { objectPathOf } from "../object-path.ts";
import type { WrittenRow } from "./write-assets.ts";

const chunkBytes = 262_144;

/** Writes an asset's CSV, and its signatures beside it, from rows that hold both. */
export async function writeAsset(
  lake: ObjectStore,
  prefix: string,
  asset: string,
  rows: AsyncIterable<Uint8Array>,
): Promise<WrittenRow> {
  await using signatures = new SpillFile("signatures");
  const object = await writeObject(
    lake,
    objectPathOf(prefix, asset),
    categorisedHeader,
    csvOf(rows, signatures),
  );
  const path = signaturesPath(prefix, asset);
  const listed = await writeObject(lake, path, signaturesHeader, pieces(signatures));
  return { asset, object, signatures: { ...listed, rows: object.rows } };
}

/** Writes the header and the lines, each of which counts as a row, in chunks of some size. */
export async function writeObject(
  lake: ObjectStore,
  path: string,
  header: string,
  lines: AsyncIterable<Uint8Array>,
): Promise<ManifestObject> {
  let rows = 0;
  const body = new MeasuredBody(inChunks(header, lines, () => (rows += 1)));
  await lake.put(path, body.body);
  return { path, ...body.figures(), rows };
}

async function* csvOf(rows: AsyncIterable<Uint8Array>, signatures: SpillFile): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  for await (const row of rows) {
    const { csv, signature } = partRow(row);
    held.push(signature);
    if (held.length === 4_096) held = await spill(signatures, held);
    yield csv;
  }
  await spill(signatures, held);
}

async function spill(file: SpillFile, held: Uint8Array[]): Promise<Uint8Array[]> {
  if (held.length > 0) await file.append(Buffer.concat(held));
  return [];
}

async function* pieces(file: SpillFile): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.bytes; at += chunkBytes)
    yield file.read(at, Math.min(chunkBytes, file.bytes - at));
}

async function* inChunks(
  header: string,
  lines: AsyncIterable<Uint8Array>,
  count: () => void,
): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [Buffer.from(header)];
  let heldBytes = header.length;
  for await (const line of lines) {
    count();
    held.push(line);
    heldBytes += line.length;
    if (heldBytes < chunkBytes) continue;
    yield Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
  }
  yield Buffer.concat(held, heldBytes);
}
