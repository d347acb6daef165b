import { checkObject } from "../../../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import { attemptPrefix } from "../../../../core/domain/manifest.ts";
import type { StageContext } from "../../../stage.ts";
import { signaturesHeader, signaturesPath } from "../../signatures.ts";
import type { EngineResult } from "../engine.ts";
import { orderKey } from "./job.ts";
import type { SparkResults } from "./read-results.ts";
import { reconcile } from "./reconcile.ts";
import { readRows } from "./rows.ts";

/** Reconciles, sets aside in the order of the inputs, and lists each asset's object once its bytes are looked at. */
export async function publish(
  results: SparkResults,
  inputs: number,
  work: ObjectStore,
  context: StageContext,
): Promise<EngineResult> {
  const counts = reconcile(
    Array.from({ length: inputs }, (_, at) => orderKey(at)),
    results,
  );
  const reasons: Record<string, number> = {};
  for (const [, { faults }] of results.parts.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!faults) continue;
    await checkObject(work, faults);
    for await (const [line] of readRows(await work.read(faults.path))) {
      const fault = JSON.parse(line!);
      reasons[fault.code] = (reasons[fault.code] ?? 0) + 1;
      context.quarantine(fault);
    }
  }
  let rows = 0;
  const written = results.written.sort((a, b) => (a.object.path < b.object.path ? -1 : 1));
  for (const { asset, object } of written) {
    await context.adopt(object);
    if (asset) rows += object.rows;
  }
  const prefix = attemptPrefix("categorised", context.run, context.attempt);
  if (rows > 0) await context.write(signaturesPath(prefix), signaturesOf(written, work), rows);
  return { counts, assets: written.filter(({ asset }) => asset).length, rows, reasons };
}

/** All signatures in the order of the CSVs. Throws `spark.incomplete` when an asset has another number than rows. */
async function* signaturesOf(
  written: SparkResults["written"],
  work: ObjectStore,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(signaturesHeader);
  for (const { asset, object, signatures } of written) {
    if (!signatures) continue;
    let lines = 0;
    for await (const chunk of (await work.read(signatures.path, signatures)) as AsyncIterable<Buffer>) {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
      yield chunk;
    }
    if (lines !== object.rows)
      throw new AppError("spark.incomplete", {
        message: `${asset} has ${lines} signatures for ${object.rows} rows`,
        asset,
      });
  }
}
