import {
  findReadableManifest,
  getManifest,
  readObject,
  sha256,
  writeManifest,
} from "../../core/cloud/manifests.ts";
import type { ObjectStore, StageJob } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import {
  attemptPrefix,
  type Counts,
  emptyCounts,
  type Manifest,
  type ManifestObject,
  manifestPath,
  type Stage,
} from "../../core/domain/manifest.ts";
import type { Conduct, Faults } from "./faults.ts";
import type { Load } from "./loader.ts";
import type { Source } from "./source.ts";
import type { Process } from "./world.ts";

const areaOf = { fetch: "raw", categorise: "categorised", predict: "predictions" } as const;
const before = { categorise: "fetch", predict: "categorise", load: "predict" } as const;

/** How long a step of each stage takes; a stage has six. */
const stepMs: Record<Stage, number> = { fetch: 80_000, categorise: 60_000, predict: 100_000, load: 12_000 };
export interface ProgramDeps {
  source: Source;
  store: ObjectStore;
  faults: Faults;
  process: Process;
  load: Load;
  /** The machine is taken away, and the cloud says so. */
  preempt(): void;
  /** The machine is gone, and nobody says so. */
  vanish(): void;
}

/**
 * A stage's program at the level of records: it reads what the manifest before lists, passes on or sets aside each
 * record, and writes its manifest last, by the product's own rules for manifests.
 */
export async function runProgram(job: StageJob, deps: ProgramDeps): Promise<void> {
  const { stage, run, attempt, previous } = job;
  const { store, process } = deps;
  const conduct = deps.faults.conduct(job);
  let steps = 0;
  const step = async () => {
    steps += 1;
    await process.wait(process.world.between(stepMs[stage] >> 1, stepMs[stage]));
    if (conduct?.at === steps) await misbehave(conduct, deps);
  };
  await step();
  const found = await findReadableManifest(store, run, stage);
  if (found && found.attempt >= attempt && stage !== "load") return;
  const startedAt = process.clock.now().toISOString();
  await step();
  const { records, detail } = await readInput(job, deps);
  await step();
  const write = async (path: string, rows: readonly number[]): Promise<ManifestObject> => {
    const bytes = Buffer.from(JSON.stringify(rows));
    await store.put(path, bytes);
    return { path, sizeBytes: bytes.length, sha256: sha256(bytes), rows: rows.length };
  };
  const bad = records.filter((record) => deps.source.poisoned.get(record) === stage);
  const good = records.filter((record) => deps.source.poisoned.get(record) !== stage);
  const objects: ManifestObject[] = [];
  let counts: Counts = { ...emptyCounts(), in: records.length, out: good.length, quarantined: bad.length };
  if (stage === "load") counts = await deps.load(job, { good, bad, step });
  else {
    objects.push(await write(`${attemptPrefix(areaOf[stage], run, attempt)}/part-00000.json`, good));
    await step();
    if (bad.length > 0)
      objects.push(
        await write(`quarantine/run=${run}/stage=${stage}/attempt=${attempt}/part-00000.json`, bad),
      );
    await step();
  }
  if (stage !== "load") await step();
  const manifest: Manifest = {
    run,
    stage,
    attempt,
    previous,
    codeVersion: "simulated",
    startedAt,
    endedAt: process.clock.now().toISOString(),
    counts: stage === "load" ? { ...counts, out: counts.in - counts.duplicate, quarantined: 0 } : counts,
    objects,
    detail,
  };
  if (conduct?.does === "half manifest") {
    await store.put(manifestPath(run, stage), JSON.stringify(manifest).slice(0, 100));
    return;
  }
  if (conduct?.does === "miscount") manifest.counts.out += 1;
  await writeManifest(store, manifest);
}

async function misbehave(
  { does, ms = 0 }: Conduct,
  { process, preempt, vanish }: ProgramDeps,
): Promise<void> {
  if (does === "hang") await process.wait(Number.MAX_SAFE_INTEGER);
  if (does === "stall") await process.wait(ms);
  if (does === "fail") throw new Error("the stage cannot do it");
  if (does === "pre-empted") preempt();
  if (does === "die" || does === "cut") vanish();
  if (process.isDead) await process.wait(0);
}

/** Fetch reads on from the cursor of the published run; the others what the stage before lists. */
async function readInput(
  { stage, run, previous }: StageJob,
  { source, store }: ProgramDeps,
): Promise<{ records: number[]; detail: Record<string, unknown> }> {
  if (stage === "fetch") {
    const until = source.indexAt(run);
    const from = previous === null ? 0 : Number((await getManifest(store, previous, "fetch")).detail.until);
    if (from > until) throw new AppError("internal", { message: `a window from ${from} to ${until}` });
    return { records: source.read(from, until), detail: { until } };
  }
  const manifest = await getManifest(store, run, before[stage]);
  const area = areaOf[before[stage]];
  const records: number[] = [];
  for (const object of manifest.objects.filter(({ path }) => path.startsWith(`${area}/`)))
    records.push(...(JSON.parse((await readObject(store, object)).toString("utf8")) as number[]));
  return { records, detail: {} };
}
