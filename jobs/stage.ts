import {
  checkObject,
  findReadableManifest,
  getManifest,
  readObject,
  writeManifest,
} from "../core/cloud/manifests.ts";
import { MeasuredBody } from "../core/cloud/measured-body.ts";
import type { Clock, ObjectBody, ObjectStore } from "../core/cloud/ports.ts";
import type { Config } from "../core/config.ts";
import { AppError } from "../core/domain/errors.ts";
import type { RunOptions } from "../core/domain/events.ts";
import {
  type Counts,
  isConserved,
  type Manifest,
  type ManifestObject,
  type Stage,
} from "../core/domain/manifest.ts";
import type { QuarantinedRecord } from "../core/domain/record.ts";
import type { RunId } from "../core/domain/slot.ts";
import type { Log } from "../core/log.ts";
import { SetAside } from "./set-aside.ts";
import { codeVersion } from "./version.ts";

/** What every stage works with. Nothing else from outside reaches it. */
export interface StageDeps {
  config: Config;
  store: ObjectStore;
  clock: Clock;
  log: Log;
  /** Told how far the stage is; `total` may be unknown (0). */
  onProgress(stage: Stage, done: number, total: number): void;
  signal: AbortSignal;
}

export interface StageParams {
  run: RunId;
  attempt: number;
  previous: RunId | null;
  options: RunOptions;
}

/** The hands a stage's program is given: it reads manifests, writes objects, sets records aside. */
export interface StageContext extends StageDeps, StageParams {
  stage: Stage;
  /** Writes an immutable object and lists it in the manifest to come. */
  write(path: string, body: ObjectBody, rows: number): Promise<void>;
  /** Lists an object that another process wrote under this attempt's prefix. Throws as `readObject`. */
  adopt(object: ManifestObject): Promise<void>;
  quarantine(record: QuarantinedRecord): void;
  /** The manifest of an earlier stage (or run). Throws `manifest.missing`. */
  manifest(stage: Stage, run?: RunId): Promise<Manifest>;
  /** An object's bytes, checked against its manifest entry. Throws `object.missing`, `object.corrupt`. */
  readObject(object: ManifestObject): Promise<Buffer>;
}

export interface StageResult {
  counts: Counts;
  detail: Record<string, unknown>;
}

export type StageProgram = (context: StageContext) => Promise<StageResult>;

/**
 * Runs one attempt of a stage: the program writes its objects, then the manifest is written, last. An attempt
 * that finds its own or a newer manifest returns that and changes nothing (but for load, whose program looks itself).
 * Throws `manifest.fenced` when a newer attempt was first, and whatever the program throws.
 */
export async function runStage(
  stage: Stage,
  program: StageProgram,
  deps: StageDeps,
  params: StageParams,
): Promise<{ manifest: Manifest; alreadyDone: boolean }> {
  const found = await findReadableManifest(deps.store, params.run, stage);
  // What the load stage has done stands in the database: a manifest in the lake proves nothing about that.
  const isDone = found !== undefined && found.attempt >= params.attempt;
  if (isDone && stage !== "load") return { manifest: found, alreadyDone: true };
  const startedAt = deps.clock.now();
  const objects: ManifestObject[] = [];
  const setAside = new SetAside();
  const context: StageContext = {
    ...deps,
    ...params,
    stage,
    write: async (path, body, rows) => {
      deps.signal.throwIfAborted();
      const measured = MeasuredBody.of(body);
      await deps.store.put(path, measured);
      objects.push({ path, ...measured.figures(), rows });
    },
    adopt: async (object) => {
      deps.signal.throwIfAborted();
      await checkObject(deps.store, object);
      objects.push(object);
    },
    quarantine: (record) => setAside.add(record),
    manifest: (name, run = params.run) => getManifest(deps.store, run, name),
    readObject: (object) => readObject(deps.store, object),
  };
  const { counts, detail } = await program(context);
  if (setAside.rows > 0) {
    const path = `quarantine/run=${params.run}/stage=${stage}/attempt=${params.attempt}/part-00000.jsonl.gz`;
    await context.write(path, setAside.compressed(), setAside.rows);
  }
  if (!isConserved(counts))
    throw new AppError("internal", {
      message: `${stage} lost count of its records: ${JSON.stringify(counts)}`,
      counts,
    });
  const manifest: Manifest = {
    run: params.run,
    stage,
    attempt: params.attempt,
    previous: params.previous,
    codeVersion,
    startedAt: startedAt.toISOString(),
    endedAt: deps.clock.now().toISOString(),
    counts,
    objects: objects.sort((a, b) => (a.path < b.path ? -1 : 1)),
    detail,
  };
  deps.signal.throwIfAborted();
  if (!isDone) await writeManifest(deps.store, manifest);
  return { manifest, alreadyDone: false };
}
