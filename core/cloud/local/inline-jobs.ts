import { setTimeout as sleep } from "node:timers/promises";
import { AppError, messageOf } from "../../domain/errors.ts";
import type { Clusters, JobState, StageJob } from "../ports.ts";

export interface InlineJobsOptions {
  /** How long a stop waits for the job's end; 10 s unless told. */
  stopWaitMs?: number;
  run(job: StageJob, signal: AbortSignal): Promise<void>;
  /** Closing waits until it is told. */
  onStopped(stopped: {
    name: string;
    exitCode: number | null;
    message: string;
    interrupted: boolean;
  }): Promise<void> | void;
}

/** Jobs of this very process, which spread over worker threads by themselves: the cluster of one machine. */
export class InlineJobs implements Clusters {
  readonly #options: InlineJobsOptions;
  readonly #running = new Map<string, { controller: AbortController; done: Promise<void> }>();
  #closing = false;

  constructor(options: InlineJobsOptions) {
    this.#options = options;
  }

  async start(job: StageJob): Promise<"started" | "exists"> {
    if (this.#closing)
      throw new AppError("machine.closing", { message: `${job.name} is not started any more` });
    if (this.#running.has(job.name)) return "exists";
    const controller = new AbortController();
    const done = this.#options.run(job, controller.signal).then(
      () => this.#ended(job.name, 0, ""),
      (error: unknown) => this.#ended(job.name, 1, messageOf(error)),
    );
    this.#running.set(job.name, { controller, done });
    return "started";
  }

  /** Waits for the job's end, but not for ever: one that does not heed the signal must not hold up its caller. */
  async stop(name: string): Promise<void> {
    const job = this.#running.get(name);
    if (!job) return;
    job.controller.abort(new Error("stopped"));
    const waited = new AbortController();
    await Promise.race([
      job.done.finally(() => waited.abort()),
      sleep(this.#options.stopWaitMs ?? 10_000, undefined, { signal: waited.signal }).catch(() => {}),
    ]);
  }

  async state(name: string): Promise<JobState> {
    return this.#running.has(name) ? "running" : "unknown";
  }

  async list(): Promise<string[]> {
    return [...this.#running.keys()];
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#running.keys()].map((name) => this.stop(name)));
  }

  async #ended(name: string, exitCode: number, message: string): Promise<void> {
    this.#running.delete(name);
    await this.#options.onStopped({ name, exitCode, message, interrupted: this.#closing && exitCode !== 0 });
  }
}
