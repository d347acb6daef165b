import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DataSource } from "typeorm";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { InlineJobs } from "../../core/cloud/local/inline-jobs.ts";
import type { StageJob } from "../../core/cloud/ports.ts";
import { connectDatabase } from "../../core/database/connect.ts";
import { LedgerRepository } from "../../core/database/repositories/ledger.ts";
import { VetoRepository } from "../../core/database/repositories/vetoes.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import type { Stage } from "../../core/domain/manifest.ts";
import { defaultRunRules } from "../../core/domain/run.ts";
import { silentLog } from "../../core/log.ts";
import type { FunctionDeps } from "../../functions/deps.ts";
import { handleEvent } from "../../functions/handle-event.ts";
import { createLoad } from "../../jobs/load/load.ts";
import { runStage, type StageProgram } from "../../jobs/stage.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { QuotaMachines } from "./quota-machines.ts";
import { smallPrograms, stageDepsFor } from "./small-lake.ts";

/** What one job does in place of its stage; `work` is the stage itself. */
export type Behaviour = (job: StageJob, signal: AbortSignal, work: () => Promise<void>) => Promise<void>;

/**
 * The orchestrator's functions with everything real but the queue: events wait in `told` until the test delivers
 * them, or loses them. Jobs run the small lake's programs and the real load. The clock moves only when told.
 */
export class Orchestra implements AsyncDisposable {
  readonly deps: FunctionDeps;
  readonly ledger: LedgerRepository;
  readonly dataSource: DataSource;
  readonly jobs: InlineJobs;
  /** What stands between the orchestrator and the jobs. */
  readonly machines: QuotaMachines;
  /** The events that ended jobs told and nobody has delivered yet. */
  readonly told: PulsoEvent[] = [];
  /** The name of each job that began, in order. */
  readonly begun: string[] = [];
  readonly jobsBegun: StageJob[] = [];
  readonly mails: { to: string; subject: string; text: string }[] = [];
  now = new Date("2026-01-02T00:00:00Z");
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #load: StageProgram;
  readonly #setAside = new Map<Stage, number>();
  readonly #closers: (() => Promise<unknown>)[];

  private constructor(database: TestDatabase, dataSource: DataSource, folder: string) {
    this.dataSource = dataSource;
    const ledger = new LedgerRepository(dataSource, defaultRunRules);
    this.ledger = ledger;
    const store = new FolderStore(folder);
    this.#load = createLoad({ dataSource, ledger, catalogue: [] });
    const clock = { now: () => this.now };
    this.jobs = new InlineJobs({
      stopWaitMs: 20,
      onStopped: (stopped) => void this.told.push({ type: "machine.stopped", ...stopped }),
      run: async (job, signal) => {
        this.begun.push(job.name);
        this.jobsBegun.push(job);
        const work = () => this.work(job, signal);
        await (this.#behaviours.get(job.name) ?? this.#behaviours.get(job.stage) ?? onlyWork)(
          job,
          signal,
          work,
        );
      },
    });
    this.machines = new QuotaMachines(this.jobs);
    const { machines } = this;
    this.deps = {
      ledger,
      store,
      clock,
      workers: { fetch: machines, categorise: machines, predict: machines, load: machines },
      // As slow as a server is, so that two senders would meet.
      mail: {
        send: async (message) => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          this.mails.push(message);
        },
      },
      vetoes: new VetoRepository(dataSource),
      mlUsdPerHour: 0.4,
      operatorEmail: "operator@example.org",
      log: silentLog,
    };
    this.#closers = [
      () => this.jobs.close(),
      () => dataSource.destroy(),
      async () => database[Symbol.asyncDispose](),
      () => rm(folder, { recursive: true, force: true }),
    ];
  }

  static async open(): Promise<Orchestra> {
    const database = await createTestDatabase();
    const folder = await mkdtemp(path.join(tmpdir(), "pulso-orchestra-"));
    return new Orchestra(database, await connectDatabase(database.url), folder);
  }

  /** What a job (by its name) or all of a stage's do instead of the stage's work. */
  behave(jobOrStage: string, behaviour: Behaviour): void {
    this.#behaviours.set(jobOrStage, behaviour);
  }

  /** A stage finds this many more records, and none of them fit for use. */
  setAside(stage: Exclude<Stage, "load">, records: number): void {
    this.#setAside.set(stage, records);
  }

  /** The stage's own work; without a signal it heeds no stop. */
  async work(job: StageJob, signal: AbortSignal = new AbortController().signal): Promise<void> {
    const program = job.stage === "load" ? this.#load : this.#programOf(job.stage, job.run);
    const { store, clock } = this.deps;
    await runStage(job.stage, program, { ...stageDepsFor(store), clock, signal }, job);
  }

  #programOf(stage: Exclude<Stage, "load">, run: string): StageProgram {
    const program = smallPrograms({ run, assets: ["AAPL"], mentionsPerAsset: 100, barsPerAsset: 5 })[stage];
    const records = this.#setAside.get(stage) ?? 0;
    return async (context) => {
      const { counts, detail } = await program(context);
      for (let at = 0; at < records; at++)
        context.quarantine({ code: "record.invalid", message: "made up", origin: "made-up", raw: at });
      return { counts: { ...counts, in: counts.in + records, quarantined: records }, detail };
    };
  }

  handle(event: PulsoEvent): Promise<void> {
    return handleEvent(event, this.deps);
  }

  tick(run: string, more: Partial<PulsoEvent & { type: "tick" }> = {}): Promise<void> {
    return this.handle({ type: "tick", run, ...more });
  }

  sweep(): Promise<void> {
    return this.handle({ type: "sweep" });
  }

  /** Waits until a job has ended and said so, whatever became of it. */
  async ended(name: string): Promise<PulsoEvent> {
    for (;;) {
      const event = this.told.find((one) => one.type === "machine.stopped" && one.name === name);
      if (event) return event;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** Delivers what jobs tell, in order, until none runs and nothing is left to tell. */
  async play(): Promise<void> {
    while (this.told.length > 0 || (await this.jobs.list()).length > 0) {
      const event = this.told.shift();
      if (event) await this.handle(event);
      else await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** The ledger's rows of a run: what must not change when nothing is to change. */
  async row(
    run: string,
  ): Promise<{ status: string; reason: string | null; version: number; attempts: string[] }> {
    const [row] = await this.dataSource.query("select status, reason, version from run where id = $1", [run]);
    const attempts = (await this.deps.ledger.findRun(run))?.attempts ?? [];
    return { ...row, attempts: attempts.map((one) => `${one.stage} ${one.attempt} ${one.status}`) };
  }

  published(): Promise<string | null> {
    return this.ledger.publishedRun();
  }

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const close of this.#closers) await close();
  }
}

const onlyWork: Behaviour = (_job, _signal, work) => work();

/** Does nothing until it is stopped. */
export const hang: Behaviour = (_job, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

export const crash: Behaviour = async () => {
  throw new Error("killed");
};

/** What a job waits at until the test lets it go on. */
export function gate(): { opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
