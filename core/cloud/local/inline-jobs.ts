import { AppError, messageOf } from "../../domain/errors.ts";
import type { Clusters, JobState, StageJob } from "../ports.ts";

export interface InlineJobsOptions {
  run(job: StageJob, signal: AbortSignal): Promise<void>;
  onStopped(stopped: { name: string; exitCode: number | null; message: string; interrupted: boolean }): void;
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

  async stop(name: string): Promise<void> {
    const job = this.#running.get(name);
    job?.controller.abort(new Error("stopped"));
    await job?.done;
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

  #ended(name: string, exitCode: number, message: string): void {
    this.#running.delete(name);
    this.#options.onStopped({ name, exitCode, message, interrupted: this.#closing && exitCode !== 0 });
  }
}
