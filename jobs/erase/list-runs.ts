import type { ObjectStore } from "../../core/cloud/ports.ts";
import { parseManifestPath } from "../../core/domain/manifest.ts";
import type { RunId } from "../../core/domain/slot.ts";
import type { EraseDeps } from "./deps.ts";

/** A run that may have objects with texts. */
export interface ListedRun {
  run: RunId;
  /** By stage, the highest attempt known. */
  attempts: Record<string, number>;
  /** Whether it is under way: its objects are left in peace. */
  isActive: boolean;
}

/** Every run that a manifest or the ledger names (and, if asked, any object at all), the newest first. */
export async function listRuns(
  { dataSource, store }: Pick<EraseDeps, "dataSource" | "store">,
  thorough: boolean,
): Promise<ListedRun[]> {
  const runs = new Map<RunId, ListedRun>();
  const runOf = (run: RunId) => {
    const listed = runs.get(run) ?? { run, attempts: {}, isActive: false };
    runs.set(run, listed);
    return listed;
  };
  const note = (run: RunId, stage: string, attempt: number) => {
    const { attempts } = runOf(run);
    attempts[stage] = Math.max(attempts[stage] ?? 0, attempt);
  };
  for await (const { path } of store.list("manifests/")) {
    const named = parseManifestPath(path);
    if (named) runOf(named.run);
  }
  const rows: { id: RunId; status: string; stage: string | null; attempt: number | null }[] =
    await dataSource.query(
      `select r.id, r.status, a.stage, max(a.attempt)::int4 as attempt from run r
       left join stage_attempt a on a.run_id = r.id group by r.id, r.status, a.stage`,
    );
  for (const { id, status, stage, attempt } of rows) {
    if (status === "RUNNING") runOf(id).isActive = true;
    if (stage !== null && attempt !== null) note(id, stage, attempt);
  }
  if (thorough) for await (const { run, stage, attempt } of namedByObjects(store)) note(run, stage, attempt);
  return [...runs.values()].sort((a, b) => (a.run < b.run ? 1 : -1));
}

async function* namedByObjects(
  store: ObjectStore,
): AsyncGenerator<{ run: RunId; stage: string; attempt: number }> {
  for (const [prefix, stage] of [
    ["raw/", "fetch"],
    ["categorised/", "categorise"],
    ["quarantine/", undefined],
  ] as const)
    for await (const { path } of store.list(prefix)) {
      const [, run, named, attempt] = /\/run=([^/]+)\/(?:stage=([^/]+)\/)?attempt=(\d+)\//.exec(path) ?? [];
      const of = stage ?? named;
      if (run && of) yield { run, stage: of, attempt: Number(attempt) };
    }
}
