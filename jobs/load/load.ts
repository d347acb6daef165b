import type { DataSource, EntityManager } from "typeorm";
import { advisoryLocks } from "../../core/database/advisory-locks.ts";
import type { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import type { Asset } from "../../core/domain/assets.ts";
import { AppError } from "../../core/domain/errors.ts";
import { type Counts, emptyCounts, type Manifest } from "../../core/domain/manifest.ts";
import { sourceCoverageSchema } from "../fetch/source-coverage.ts";
import type { StageContext, StageProgram } from "../stage.ts";
import { loadAssets } from "./load-assets.ts";
import { loadBars } from "./load-bars.ts";
import { loadDeletions } from "./load-deletions.ts";
import { loadForecasts, loadModelVersions } from "./load-forecasts.ts";
import { loadIncidents } from "./load-incidents.ts";
import { loadMentions } from "./load-mentions.ts";
import { loadSentimentPoints } from "./load-sentiment.ts";
import { loadSources } from "./load-sources.ts";

export interface LoadDeps {
  dataSource: DataSource;
  ledger: LedgerRepository;
  catalogue: Asset[];
}

/**
 * The load stage: one transaction that writes a run's results, ends the run in the ledger and, last, moves the
 * pointer. Readers see all of a run or nothing of it; a second load of a run changes nothing.
 * Throws `manifest.fenced` when a newer run is published or the ledger waits for another attempt, and `run.gap` when
 * the database does not hold the run this one builds on.
 */
export function createLoad({ dataSource, ledger, catalogue }: LoadDeps): StageProgram {
  return async (context) => {
    const fetched = await context.manifest("fetch");
    const categorised = await context.manifest("categorise");
    const predicted = await context.manifest("predict");
    return dataSource.transaction(async (manager) => {
      await manager.query("select pg_advisory_xact_lock($1)", [advisoryLocks.publication]);
      const earlier = await findPublished(manager, context.run);
      if (earlier) return { counts: earlier, detail: { alreadyPublished: true } };
      await refuseOlder(manager, context.run);
      await refuseGap(manager, fetched);
      const counts = emptyCounts();
      await loadAssets(context, manager, { categorised, predicted, catalogue });
      add(counts, await loadBars(context, manager, predicted));
      const incidents = await loadIncidents(manager, context.run, predicted);
      add(counts, await loadMentions(context, manager, categorised));
      await loadDeletions(context, manager);
      const points = await loadSentimentPoints(manager, context.run);
      const forecasts = await loadForecasts(context, manager, predicted);
      await loadModelVersions(manager, context.run, predicted);
      await publish(context, manager, ledger, { fetched, counts });
      return { counts, detail: { sentimentPoints: points, forecasts, incidents } };
    });
  };
}

async function findPublished(manager: EntityManager, run: string): Promise<Counts | undefined> {
  const rows: { counts: Counts | null }[] = await manager.query(
    `select a.counts from publication p
     left join stage_attempt a on a.run_id = p.run_id and a.stage = 'load' and a.status = 'DONE'
     where p.run_id = $1`,
    [run],
  );
  return rows[0] && (rows[0].counts ?? emptyCounts());
}

async function refuseOlder(manager: EntityManager, run: string): Promise<void> {
  const [newer] = await manager.query("select run_id from publication where run_id > $1 limit 1", [run]);
  if (newer)
    throw new AppError("manifest.fenced", {
      message: `run ${newer.run_id} is published already; the pointer never goes back to ${run}`,
      run,
    });
}

/** A run holds what is new since the one it builds on: published onto anything else, it would leave a hole. */
async function refuseGap(manager: EntityManager, { run, previous }: Manifest): Promise<void> {
  const [newest] = await manager.query("select run_id from publication order by run_id desc limit 1");
  const published: string | null = newest?.run_id ?? null;
  if (published !== previous)
    throw new AppError("run.gap", {
      message: `run ${run} builds on ${previous ?? "nothing"}, but the database holds ${published ?? "nothing"}`,
      run,
      previous,
      published,
    });
}

async function publish(
  context: StageContext,
  manager: EntityManager,
  ledger: LedgerRepository,
  { fetched, counts }: { fetched: Manifest; counts: Counts },
): Promise<void> {
  const { run, attempt, clock } = context;
  const known = await manager.query("select 1 from run where id = $1", [run]);
  if (known.length === 0) await recordRunByHand(context, manager, counts);
  else {
    const { after } = await ledger.decideIn(
      manager,
      { type: "manifest", run, stage: "load", attempt, counts },
      clock.now(),
    );
    if (after?.status !== "PUBLISHED" && after?.status !== "PUBLISHED_QUARANTINE")
      throw new AppError("manifest.fenced", {
        message: `the ledger does not wait for load attempt ${attempt} of ${run}`,
      });
  }
  const sources = sourceCoverageSchema.array().parse(fetched.detail.sources ?? []);
  await loadSources(manager, fetched, sources);
  await manager.query("update run set coverage = $2, sample = $3 where id = $1", [
    run,
    JSON.stringify(sources.map(({ about: _, ...coverage }) => coverage)),
    sources.some(({ sample }) => sample),
  ]);
  await manager.query("insert into publication (run_id, published_at) values ($1, $2)", [run, clock.now()]);
}

/** A run whose stages were called one by one from the command line has no ledger row until it is loaded. */
async function recordRunByHand(
  context: StageContext,
  manager: EntityManager,
  loadCounts: Counts,
): Promise<void> {
  const manifests = await Promise.all(
    (["fetch", "categorise", "predict"] as const).map((stage) => context.manifest(stage)),
  );
  const quarantined = manifests.some(({ counts }) => counts.quarantined > 0);
  const now = context.clock.now();
  await manager.query(
    `insert into run (id, status, previous_id, options, state, version, created_at, finished_at)
     values ($1, $2, $3, $4, '{}', 1, $5, $6)`,
    [
      context.run,
      quarantined ? "PUBLISHED_QUARANTINE" : "PUBLISHED",
      context.previous,
      context.options,
      manifests[0]?.startedAt ?? now,
      now,
    ],
  );
  const attempts = [
    ...manifests.map((manifest) => ({
      ...manifest,
      startedAt: new Date(manifest.startedAt),
      endedAt: new Date(manifest.endedAt),
    })),
    { stage: "load", attempt: context.attempt, startedAt: now, endedAt: now, counts: loadCounts },
  ];
  for (const { stage, attempt, startedAt, endedAt, counts } of attempts)
    await manager.query(
      `insert into stage_attempt (run_id, stage, attempt, status, started_at, ended_at, counts)
       values ($1, $2, $3, 'DONE', $4, $5, $6)`,
      [context.run, stage, attempt, startedAt, endedAt, counts],
    );
}

function add(total: Counts, counts: Counts): void {
  for (const key of Object.keys(counts) as (keyof Counts)[]) total[key] += counts[key];
}
