import type { JobState, KeptMachines, Machines, StageJob } from "../../core/cloud/ports.ts";

/**
 * Stands for a cloud between the orchestrator and its machines: one whose quota may be used up, and one that may
 * not take a stop. Whatever it takes, the machines behind it do.
 */
export class QuotaMachines implements KeptMachines {
  /** Why nothing is started at present; undefined while there is room. */
  refusal: string | undefined;
  /** Why nothing is stopped at present. */
  stopRefusal: string | undefined;
  /** What was begun and stopped, in order. */
  readonly log: string[] = [];
  /** The machines' labels, which anyone may write. */
  readonly labels = new Map<string, Date>();
  readonly #machines: Machines;

  constructor(machines: Machines) {
    this.#machines = machines;
  }

  async start(job: StageJob): Promise<"started" | "exists"> {
    if (this.refusal) throw new Error(this.refusal);
    this.log.push(`start ${job.name}`);
    return this.#machines.start(job);
  }

  async stop(name: string): Promise<void> {
    if (this.stopRefusal) throw new Error(this.stopRefusal);
    this.log.push(`stop ${name}`);
    await this.#machines.stop(name);
  }

  state(name: string): Promise<JobState> {
    return this.#machines.state(name);
  }

  list(): Promise<string[]> {
    return this.#machines.list();
  }

  async keep(name: string, until: Date | null): Promise<void> {
    if (until === null) this.labels.delete(name);
    else this.labels.set(name, until);
  }

  async keptUntil(name: string): Promise<Date | null> {
    return this.labels.get(name) ?? null;
  }
}
