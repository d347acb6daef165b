import { getManifest } from "../../core/cloud/manifests.ts";
import type { ObjectStore, StageJob } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Counts } from "../../core/domain/manifest.ts";
import type { Faults } from "./faults.ts";
import type { MemoryDatabase } from "./memory-database.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import type { Process } from "./world.ts";

export interface LoadInput {
  good: readonly number[];
  bad: readonly number[];
  step(): Promise<void>;
}

export type Load = (job: StageJob, input: LoadInput) => Promise<Counts>;

/**
 * The load as jobs/load/load.ts does it: one transaction under a lock that writes the rows, ends the run in the ledger
 * and moves the pointer. All of it is seen at its commit, or nothing.
 */
export function createLoad(
  database: MemoryDatabase,
  store: ObjectStore,
  process: Process,
  faults: Faults,
  vanish: () => void,
): Load {
  const ledger = new MemoryLedger(database, process);
  return async (job, { good, bad, step }) => {
    const { run, attempt } = job;
    const { previous } = await getManifest(store, run, "fetch");
    const fault = faults.transaction({ kind: "load", job });
    const crash = () => {
      vanish();
      return process.wait(0);
    };
    if (fault === "crash before") await crash();
    const lock = await lockPublication(database, process);
    const earlier = database.publications.find((publication) => publication.run === run);
    if (earlier) {
      database.unlock(lock);
      return earlier.counts;
    }
    try {
      const watermark = database.watermark();
      if (watermark !== null && watermark > run) throw fenced(`${watermark} is published already`);
      if (watermark !== previous)
        throw new AppError("run.gap", { message: `${run} builds on ${previous}, not on ${watermark}` });
      await step();
      if (fault === "crash inside") await crash();
      if (fault === "restart inside") database.restart();
      await step();
      const fresh = good.filter((record) => !database.results.has(record));
      const counts = {
        in: good.length + bad.length,
        out: fresh.length,
        duplicate: good.length - fresh.length,
        quarantined: bad.length,
        unlinked: 0,
      };
      let unfit = false;
      database.commit(lock, () => {
        const known = ledger.preview(
          { type: "manifest", run, stage: "load", attempt, counts },
          process.clock.now(),
        );
        if (known?.status === "FAILED") unfit = true;
        else if (!known?.status.startsWith("PUBLISHED"))
          throw fenced(`the ledger does not wait for ${job.name}`);
        ledger.decideIn({ type: "manifest", run, stage: "load", attempt, counts }, process.clock.now());
        if (unfit) return;
        for (const record of fresh) addRow(database.results, record, run);
        for (const record of bad) addRow(database.setAside, record, run);
        database.publications.push({ run, counts });
      });
      process.world.tell(() => `${job.name} commits`);
      if (fault === "crash after") await crash();
      if (fault === "commit without reply")
        throw new Error("the connection was reset before COMMIT was answered");
      if (unfit) throw new AppError("run.failed", { message: `${run} is not fit to publish` });
      return counts;
    } finally {
      database.unlock(lock);
    }
  };
}

/** Waits as long as another loads. */
async function lockPublication(database: MemoryDatabase, process: Process) {
  for (;;) {
    await process.travel();
    const lock = database.lock("publication", process);
    if (lock) return lock;
    await process.wait(process.world.between(1_000, 3_000));
  }
}

function addRow(rows: Map<number, string[]>, record: number, run: string): void {
  rows.set(record, [...(rows.get(record) ?? []), run]);
}

function fenced(message: string): AppError {
  return new AppError("manifest.fenced", { message });
}
