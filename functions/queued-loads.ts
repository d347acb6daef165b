import type { Events, JobState, Machines } from "../core/cloud/ports.ts";
import type { StageJob } from "../core/domain/events.ts";

/**
 * The loader where it is a function: to start a load is to put it into the queue, which gives it to `loadResults` until that has
 * done it. The queue cannot be asked how far it is, so a load counts as under way until its deadline, and none can be
 * stopped: one that comes late finds that nobody waits for it.
 */
export class QueuedLoads implements Machines {
  readonly #events: Pick<Events, "publish">;

  constructor(events: Pick<Events, "publish">) {
    this.#events = events;
  }

  async start(job: StageJob): Promise<"started"> {
    await this.#events.publish({ type: "load", job });
    return "started";
  }

  async stop(): Promise<void> {}

  async state(): Promise<JobState> {
    return "running";
  }

  async list(): Promise<string[]> {
    return [];
  }
}
