import type { PulsoEvent } from "../../core/domain/events.ts";
import { parseManifestPath } from "../../core/domain/manifest.ts";
import { runIdAt, slotTime } from "../../core/domain/slot.ts";
import type { Log } from "../../core/log.ts";
import type { FunctionDeps } from "../../functions/deps.ts";
import { handleEvent } from "../../functions/handle-event.ts";
import { Bucket, BucketStore } from "./bucket.ts";
import { Bus } from "./bus.ts";
import { Cloud, CloudMachines } from "./cloud.ts";
import type { Faults } from "./faults.ts";
import { Invariants } from "./invariants.ts";
import { createLoad } from "./loader.ts";
import { MemoryDatabase } from "./memory-database.ts";
import { MemoryVetoes } from "./memory-vetoes.ts";
import { runProgram } from "./programs.ts";
import { RemoteLedger, RemoteVetoes } from "./remote-ledger.ts";
import { Source } from "./source.ts";
import { epoch, hourMs, sweepMs } from "./times.ts";
import { type Process, World } from "./world.ts";

const handlerPatienceMs = 60_000;
const jobPatienceMs = 600_000;
/** By then everything that was delayed has come, and every machine has reached its limit. */
const quietWithinMs = 60 * hourMs;

/** The product's functions over a world that is all virtual. */
export class Simulation {
  readonly world: World;
  readonly faults: Faults;
  readonly database = new MemoryDatabase();
  readonly vetoes = new MemoryVetoes(this.database);
  readonly bucket = new Bucket();
  readonly source = new Source(epoch);
  readonly bus: Bus;
  readonly cloud: Cloud;
  readonly mails: { subject: string; text: string }[] = [];
  readonly logged: string[] = [];
  readonly invariants: Invariants;

  constructor(seed: number, faults: Faults) {
    this.faults = faults;
    this.world = new World(seed, epoch);
    this.bus = new Bus(this.world, faults, (event, process) => handleEvent(event, this.depsOf(process)));
    this.cloud = new Cloud(
      this.world,
      faults,
      (job, process) => {
        const store = new BucketStore(this.bucket, process, faults, jobPatienceMs);
        process.onDeath(() => this.database.disconnect(process));
        const vanish = () => this.cloud.remove(job.name, "is gone");
        const load = createLoad(this.database, store, process, faults, vanish);
        const preempt = () => {
          vanish();
          this.bus.publish({
            type: "machine.stopped",
            name: job.name,
            exitCode: null,
            message: "pre-empted",
          });
        };
        return runProgram(job, { source: this.source, store, faults, process, load, vanish, preempt });
      },
      (event) => this.bus.publish(event),
    );
    this.bucket.onCreated = (path) => {
      if (parseManifestPath(path)) this.bus.publish({ type: "object.created", path });
    };
    this.invariants = new Invariants(this);
    this.database.onCommit = () => this.invariants.lookAsReader();
    this.#sweepFromNowOn();
  }

  depsOf(process: Process): FunctionDeps {
    const machines = new CloudMachines(this.cloud, process, this.faults);
    return {
      ledger: new RemoteLedger(this.database, process, this.faults),
      vetoes: new RemoteVetoes(this.database, process),
      store: new BucketStore(this.bucket, process, this.faults, handlerPatienceMs),
      workers: { fetch: machines, categorise: machines, predict: machines, load: machines },
      mlUsdPerHour: 0.4,
      clock: process.clock,
      mail: {
        send: async ({ subject, text }) => {
          await process.travel();
          this.world.tell(() => `mail: ${text}`);
          this.mails.push({ subject, text });
        },
      },
      operatorEmail: "operator@example.org",
      log: this.#log(),
    };
  }

  tick(run: string, more: Partial<PulsoEvent & { type: "tick" }> = {}): void {
    this.bus.publish({ type: "tick", run, ...more });
  }

  /** Publishes a tick when the clock comes to its slot. */
  tickAtSlot(run: string): void {
    this.world.after(Math.max(0, slotTime(run).getTime() - this.world.now), () => this.tick(run));
  }

  run(id: string) {
    return this.database.runs.get(id)?.run;
  }

  /** Whether nothing is under way, nothing waits, and no machine is on. */
  isQuiet(): boolean {
    const { runs, outbox, vetoes } = this.database;
    const veto = vetoes.at(-1);
    return (
      this.bus.waiting === 0 &&
      this.cloud.machines.size === 0 &&
      (veto === undefined || veto.liftedAt !== null || veto.told.expired) &&
      ![...runs.values()].some(({ run }) => run.status === "RUNNING") &&
      ![...outbox.values()].some(({ dispatchedAt }) => dispatchedAt === null)
    );
  }

  /** Does something when the clock comes to a time of 2026-01-01. */
  at(time: string, act: () => void): void {
    this.world.after(Date.parse(`2026-01-01T${time}:00Z`) - this.world.now, act);
  }

  /** Plays until all is quiet. */
  async settle(): Promise<void> {
    await this.world.play(this.world.now + quietWithinMs, () => this.isQuiet());
  }

  /** After the faults: what is unusable at the source is mended, a last tick brings what is still missing. */
  async end(): Promise<void> {
    this.source.poisoned.clear();
    await this.settle();
    this.invariants.lookForRest();
    const newest = [...this.database.runs.keys()].map((run) => slotTime(run).getTime());
    const last = runIdAt(new Date(Math.max(this.world.now, ...newest) + 6 * hourMs));
    await this.world.play(slotTime(last).getTime());
    this.tick(last);
    await this.settle();
    this.invariants.lookAtTheEnd(last);
  }

  /** The scheduler of sweeps. While all is quiet a sweep would find nothing, and is left out. */
  #sweepFromNowOn(): void {
    this.world.after(sweepMs, () => {
      if (!this.isQuiet()) this.bus.publish({ type: "sweep" });
      this.#sweepFromNowOn();
    });
  }

  #log(): Log {
    const say = (fields: Record<string, unknown>, event: string) => {
      this.logged.push(event);
      this.world.tell(() => `  ${event} ${JSON.stringify(fields)}`);
    };
    return { debug: say, info: say, warn: say, error: say };
  }
}
