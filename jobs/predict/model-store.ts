import { createHash } from "node:crypto";
import { sha256 } from "../../core/cloud/manifests.ts";
import type { ObjectStore } from "../../core/cloud/ports.ts";
import { AppError, codeOf } from "../../core/domain/errors.ts";
import type { ManifestObject } from "../../core/domain/manifest.ts";
import type { FittedModel } from "../../core/forecast/fit.ts";
import type { ForecastModel } from "../../core/forecast/model.ts";
import { indexAt, type Prepared } from "../../core/forecast/prepared.ts";
import { readFittedModel, recipeVersion, writeFittedModel } from "../../core/forecast/stored.ts";
import type { Tensorflow } from "../../core/forecast/tensorflow.ts";
import type { ModelEntry } from "./detail.ts";

/** What a version's name is made from, beside the weights: same data, settings, seed and backend, same version. */
export interface Making {
  model: ForecastModel;
  prepared: readonly Prepared[];
  untilDay: number;
  seed: number;
  tensorflow: Tensorflow | undefined;
}

/**
 * Stores a fitted model under `models/<model>/<version>/`. A version that is there already (stored by an attempt that
 * was killed later) is the same, byte for byte, or was damaged and is mended.
 */
export async function storeModel(
  store: ObjectStore,
  fitted: FittedModel,
  making: Making,
  trainedAt: Date,
): Promise<ModelEntry> {
  const dataHash = hashData(making.prepared, making.untilDay);
  const backend = making.tensorflow?.backend ?? "none";
  const versions = making.tensorflow ? { tfjs: making.tensorflow.versions.tfjs } : {};
  const { settings, features } = making.model;
  const identity = {
    recipeVersion,
    class: fitted.class,
    settings,
    seed: making.seed,
    backend,
    versions,
    dataHash,
  };
  const body = writeFittedModel(fitted);
  const hash = sha256(Buffer.from(JSON.stringify(identity) + body));
  const version = `${fitted.class}-${fitted.trained.until}-${hash.slice(0, 12)}`;
  const path = `models/${fitted.model}/${version}`;
  const object = await putOnce(store, `${path}/model.json`, body);
  const metadata = {
    ...identity,
    versions: { ...versions, node: process.versions.node },
    features,
    trained: fitted.trained,
    shrink: fitted.shrink,
    residuals: fitted.spread.counts,
  };
  await putOnce(store, `${path}/metadata.json`, `${JSON.stringify(metadata, null, 1)}\n`);
  return {
    model: fitted.model,
    class: fitted.class,
    version,
    path,
    object,
    trainedAt: trainedAt.toISOString(),
    trainedUntil: fitted.trained.until,
    metadata,
  };
}

/** Throws `object.missing`, `object.corrupt`, `model.invalid`. */
export async function loadModel(
  readObject: (object: ManifestObject) => Promise<Buffer>,
  entry: ModelEntry,
): Promise<FittedModel> {
  const fitted = readFittedModel((await readObject(entry.object)).toString("utf8"));
  if (fitted.model !== entry.model || fitted.class !== entry.class)
    throw new AppError("model.invalid", { message: `${entry.path} holds another model`, path: entry.path });
  return fitted;
}

function hashData(prepared: readonly Prepared[], untilDay: number): string {
  const hash = createHash("sha256");
  for (const asset of [...prepared].sort((a, b) => (a.symbol < b.symbol ? -1 : 1))) {
    const count = indexAt(asset, untilDay) + 1;
    hash.update(`${asset.symbol}\n${asset.class}\n${count}\n`);
    hash.update(bytesOf(asset.days.subarray(0, count)));
    hash.update(bytesOf(asset.logCloses.subarray(0, count)));
  }
  return hash.digest("hex");
}

function bytesOf(values: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

async function putOnce(store: ObjectStore, path: string, body: string): Promise<ManifestObject> {
  const bytes = Buffer.from(body);
  try {
    await store.put(path, bytes, { ifGenerationMatch: null });
  } catch (error) {
    if (codeOf(error) !== "object.conflict") throw error;
    const found = await store.get(path);
    const { generation } = (await store.head(path)) ?? {};
    if (!found?.equals(bytes)) await store.put(path, bytes, { ifGenerationMatch: generation ?? null });
  }
  return { path, sizeBytes: bytes.length, sha256: sha256(bytes), rows: 1 };
}
