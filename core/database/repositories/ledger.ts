import type { DataSource, EntityManager } from "typeorm";
import { stages } from "../../domain/manifest.ts";
import {
  type Command,
  type Ledger,
  type Run,
  type RunEvent,
  type RunRules,
  reduce,
  type StageAttempt,
} from "../../domain/run.ts";
import { backOff, type CommandOutcome, type Decision, type RunLedger } from "../../domain/run-ledger.ts";
import type { RunId } from "../../domain/slot.ts";
import { advisoryLocks } from "../advisory-locks.ts";
import { PublicationEntity } from "../entities/publication.entity.ts";
import { RunEntity } from "../entities/run.entity.ts";
import { StageAttemptEntity } from "../entities/stage-attempt.entity.ts";

/** The run ledger in Postgres. */
export class LedgerRepository implements RunLedger {
  readonly #dataSource: DataSource;
  readonly #rules: RunRules;

  constructor(dataSource: DataSource, rules: RunRules) {
    this.#dataSource = dataSource;
    this.#rules = rules;
  }

  /** Reduces one event in a transaction of its own. */
  async decide(event: RunEvent & { run: RunId }, now: Date): Promise<Decision> {
    return this.#dataSource.transaction((manager) => this.decideIn(manager, event, now));
  }

  /** As `decide`, inside the caller's transaction. */
  async decideIn(manager: EntityManager, event: RunEvent & { run: RunId }, now: Date): Promise<Decision> {
    await manager.query("select pg_advisory_xact_lock($1)", [advisoryLocks.decision]);
    const row = await manager.findOneBy(RunEntity, { id: event.run });
    const before = row ? await toRun(manager, row) : undefined;
    const [after, commands] = reduce(before, event, now, await readLedger(manager), this.#rules);
    if (after && after !== before) await save(manager, after, commands, now, row?.version ?? 0);
    return { before, after };
  }

  async findRun(id: RunId): Promise<Run | undefined> {
    const row = await this.#dataSource.manager.findOneBy(RunEntity, { id });
    return row ? toRun(this.#dataSource.manager, row) : undefined;
  }

  async listActive(): Promise<Run[]> {
    const rows = await this.#dataSource.manager.find(RunEntity, {
      where: { status: "RUNNING" },
      order: { id: "ASC" },
    });
    return Promise.all(rows.map((row) => toRun(this.#dataSource.manager, row)));
  }

  /** Newest first. */
  async listRuns(limit: number): Promise<Run[]> {
    const rows = await this.#dataSource.manager.find(RunEntity, { order: { id: "DESC" }, take: limit });
    return Promise.all(rows.map((row) => toRun(this.#dataSource.manager, row)));
  }

  /** The newest published run, or null before the first. */
  async publishedRun(): Promise<RunId | null> {
    return readWatermark(this.#dataSource.manager);
  }

  async pendingCommands(now: Date): Promise<Command[]> {
    const rows: { command: Command }[] = await this.#dataSource.query(
      `select command from outbox where dispatched_at is null and (not_before is null or not_before <= $1)
       order by created_at, command->>'kind' = 'start', name`,
      [now],
    );
    return rows.map((row) => row.command);
  }

  /** The command's row is locked meanwhile, so that nothing is started or mailed twice. */
  async settleCommand(name: string, now: Date, carryOut: () => Promise<CommandOutcome>): Promise<void> {
    await this.#dataSource.transaction(async (manager) => {
      const [row]: { tries: number }[] = await manager.query(
        "select tries from outbox where name = $1 and dispatched_at is null for update skip locked",
        [name],
      );
      if (!row) return;
      const outcome = await carryOut();
      const refusal = outcome.isDone ? null : outcome.refusal;
      await manager.query(
        "update outbox set dispatched_at = $2, tries = $3, last_error = $4, not_before = $5 where name = $1",
        [
          name,
          outcome.isDone ? now : null,
          row.tries + 1,
          refusal,
          refusal === null ? null : new Date(now.getTime() + backOff(row.tries)),
        ],
      );
    });
  }

  async outcomeOf(name: string): Promise<{ isDone: boolean; refusal: string | null }> {
    const [row]: { dispatched_at: Date | null; last_error: string | null }[] = await this.#dataSource.query(
      "select dispatched_at, last_error from outbox where name = $1",
      [name],
    );
    return { isDone: row?.dispatched_at != null, refusal: row?.last_error ?? null };
  }

  /** Symbols that users have asked for. */
  async requestedSymbols(): Promise<string[]> {
    const rows: { symbol: string }[] = await this.#dataSource.query(
      "select symbol from asset where requested_at is not null order by symbol",
    );
    return rows.map((row) => row.symbol);
  }
}

async function readLedger(manager: EntityManager): Promise<Ledger> {
  const [active] = await manager.find(RunEntity, {
    where: { status: "RUNNING" },
    order: { id: "ASC" },
    take: 1,
  });
  return { watermark: await readWatermark(manager), active: active?.id ?? null };
}

async function readWatermark(manager: EntityManager): Promise<RunId | null> {
  const [newest] = await manager.find(PublicationEntity, { order: { runId: "DESC" }, take: 1 });
  return newest?.runId ?? null;
}

async function save(
  manager: EntityManager,
  run: Run,
  commands: Command[],
  now: Date,
  version: number,
): Promise<void> {
  const state = { deadline: run.deadline?.toISOString() ?? null, failures: run.failures };
  await manager.query(
    `insert into run (id, status, reason, previous_id, options, state, version, created_at, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set status = excluded.status, reason = excluded.reason, previous_id = excluded.previous_id,
       options = excluded.options, state = excluded.state, version = excluded.version,
       created_at = excluded.created_at, finished_at = excluded.finished_at`,
    [
      run.id,
      run.status,
      run.reason,
      run.previous,
      run.options,
      state,
      version + 1,
      run.createdAt,
      run.finishedAt,
    ],
  );
  for (const attempt of run.attempts)
    await manager.query(
      `insert into stage_attempt (run_id, stage, attempt, status, reason, started_at, ended_at, counts)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (run_id, stage, attempt) do update set status = excluded.status, reason = excluded.reason,
         ended_at = excluded.ended_at, counts = excluded.counts`,
      [
        run.id,
        attempt.stage,
        attempt.attempt,
        attempt.status,
        attempt.reason,
        attempt.startedAt,
        attempt.endedAt,
        attempt.counts,
      ],
    );
  for (const command of commands)
    await manager.query(
      "insert into outbox (name, run_id, command, created_at) values ($1, $2, $3, $4) on conflict (name) do nothing",
      [command.name, run.id, command, now],
    );
}

/** In the order in which the attempts began; the reducer sees to it that no two began at once. */
async function toRun(manager: EntityManager, row: RunEntity): Promise<Run> {
  const attempts = await manager.find(StageAttemptEntity, { where: { runId: row.id } });
  attempts.sort(
    (a, b) =>
      a.startedAt.getTime() - b.startedAt.getTime() ||
      stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
      a.attempt - b.attempt,
  );
  const { deadline, failures } = row.state;
  return {
    id: row.id,
    status: row.status,
    reason: row.reason,
    previous: row.previousId,
    options: row.options,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
    deadline: typeof deadline === "string" ? new Date(deadline) : null,
    failures: Number(failures ?? 0),
    attempts: attempts.map(({ runId: _, ...attempt }): StageAttempt => attempt),
  };
}
