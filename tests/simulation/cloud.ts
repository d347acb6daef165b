import type { JobState, KeptMachines, StageJob } from "../../core/cloud/ports.ts";
import { AppError, messageOf } from "../../core/domain/errors.ts";
import type { PulsoEvent } from "../../core/domain/events.ts";
import type { Faults } from "./faults.ts";
import { hourMs } from "./times.ts";
import type { Process, World } from "./world.ts";

/** The cloud's own limit of a machine's life; an ML machine may be kept four hours beyond its stage. */
export const lifeMsMax: Record<StageJob["stage"], number> = {
  fetch: 2 * hourMs,
  categorise: 2 * hourMs,
  predict: 6 * hourMs,
  load: 2 * hourMs,
};

export interface Machine {
  job: StageJob;
  process: Process;
  startedAt: number;
  label: Date | null;
}

export interface Ended {
  job: StageJob;
  livedMs: number;
  endedAt: number;
  /** A command to stop it was refused, or it did not stop itself though its work was done. */
  wasHard: boolean;
}

/** Does a job's work on its machine. Resolves when it is done; throws when it fails; may never do either. */
export type Program = (job: StageJob, process: Process) => Promise<void>;

const restLookMs = 60_000;

/** Machines, the cluster and the loader's host: each job has one that bears its name. */
export class Cloud {
  readonly machines = new Map<string, Machine>();
  readonly ended: Ended[] = [];
  /** The name of each machine that was made, in order. */
  readonly made: string[] = [];
  readonly #hard = new Set<string>();
  readonly #world: World;
  readonly #faults: Faults;
  readonly #program: Program;
  readonly #publish: (event: PulsoEvent) => void;

  constructor(world: World, faults: Faults, program: Program, publish: (event: PulsoEvent) => void) {
    this.#world = world;
    this.#faults = faults;
    this.#program = program;
    this.#publish = publish;
  }

  make(job: StageJob): "started" | "exists" {
    if (this.machines.has(job.name)) return "exists";
    this.#world.tell(() => `machine ${job.name} starts`);
    this.made.push(job.name);
    const process = this.#world.begin(`machine ${job.name}`, (own) => this.#live(job, own));
    if (this.#faults.isTwin(job)) {
      const twin = this.#world.begin(`twin of ${job.name}`, (own) => this.#program(job, own));
      // What handles a queue's message has a time limit of its own.
      this.#world.after(hourMs, () => twin.kill(), twin);
    }
    this.machines.set(job.name, { job, process, startedAt: this.#world.now, label: null });
    this.#world.after(lifeMsMax[job.stage], () => this.remove(job.name, "reached its time limit"), process);
    return "started";
  }

  remove(name: string, why: string): void {
    const machine = this.machines.get(name);
    if (!machine) return;
    this.#world.tell(() => `machine ${name} ${why}`);
    this.machines.delete(name);
    const livedMs = this.#world.now - machine.startedAt;
    const endedAt = this.#world.now;
    this.ended.push({ job: machine.job, livedMs, endedAt, wasHard: this.#hard.has(name) });
    machine.process.kill();
  }

  markHard(name: string): void {
    this.#hard.add(name);
  }

  async #live(job: StageJob, process: Process): Promise<void> {
    await process.wait(this.#world.between(15_000, 45_000));
    const end = { type: "machine.stopped" as const, name: job.name };
    try {
      await this.#program(job, process);
      this.#publish({ ...end, exitCode: 0 });
    } catch (error) {
      this.#world.tell(() => `machine ${job.name} fails: ${messageOf(error)}`);
      this.#publish({ ...end, exitCode: 1, message: messageOf(error) });
    }
    const isKept = () => {
      const until = this.machines.get(job.name)?.label;
      return until != null && process.clock.now() < until;
    };
    while (isKept()) await process.wait(restLookMs);
    if (this.#faults.staysOn(job)) {
      this.markHard(job.name);
      await process.wait(Number.MAX_SAFE_INTEGER);
    }
    this.remove(job.name, "powers off");
  }
}

/** One process's way to the cloud. */
export class CloudMachines implements KeptMachines {
  readonly #cloud: Cloud;
  readonly #process: Process;
  readonly #faults: Faults;

  constructor(cloud: Cloud, process: Process, faults: Faults) {
    this.#cloud = cloud;
    this.#process = process;
    this.#faults = faults;
  }

  async start(job: StageJob): Promise<"started" | "exists"> {
    await this.#process.travel();
    const fault = this.#faults.start(job);
    if (fault === "refused") throw new AppError("machine.quota", { message: "the quota is used up" });
    const answer = this.#cloud.make(job);
    if (fault === "unanswered") throw new AppError("machine.unavailable", { message: "the answer was lost" });
    return answer;
  }

  async stop(name: string): Promise<void> {
    await this.#process.travel();
    const fault = this.#cloud.machines.has(name) ? this.#faults.stop(name) : undefined;
    if (fault === "refused") {
      this.#cloud.markHard(name);
      throw new AppError("machine.unavailable", { message: "the stop was refused" });
    }
    this.#cloud.remove(name, "is stopped");
    if (fault === "unanswered") throw new AppError("machine.unavailable", { message: "the answer was lost" });
  }

  async state(name: string): Promise<JobState> {
    await this.#process.travel();
    return this.#cloud.machines.has(name) ? "running" : "unknown";
  }

  async list(): Promise<string[]> {
    await this.#process.travel();
    return [...this.#cloud.machines.keys()];
  }

  async keep(name: string, until: Date | null): Promise<void> {
    await this.#process.travel();
    const machine = this.#cloud.machines.get(name);
    if (!machine) throw new AppError("machine.missing", { message: `there is no machine ${name}` });
    machine.label = until;
  }

  async keptUntil(name: string): Promise<Date | null> {
    await this.#process.travel();
    const machine = this.#cloud.machines.get(name);
    if (!machine) throw new AppError("machine.missing", { message: `there is no machine ${name}` });
    return machine.label;
  }
}
