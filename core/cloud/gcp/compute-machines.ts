import { AppError } from "../../domain/errors.ts";
import type { Stage } from "../../domain/manifest.ts";
import type { JobState, KeptMachines, StageJob } from "../ports.ts";
import type { ComputeClients } from "./compute-clients.ts";
import { computeFault, toMachineError } from "./compute-errors.ts";
import { ComputeInstances, type FoundInstance, type Instance } from "./compute-instances.ts";
import { defaultWaits, type WaitOptions } from "./compute-waits.ts";
import { formatKeepMark, keepMark, parseKeepMark, withItems } from "./keep-mark.ts";
import { instanceName, jobItem, jobOfInstance } from "./machine-names.ts";

export interface ComputeMachinesOptions {
  project: string;
  /** Tried in this order. */
  zones: readonly string[];
  /** The instance template of each stage that has machines. */
  templates: Partial<Record<Stage, string>>;
  clients: ComputeClients;
  /** Until when a machine that is started now shall be kept: it bears the label from its first moment. */
  heldUntil?(job: StageJob): Promise<Date | null>;
  waits?: Partial<WaitOptions>;
}

/**
 * Machines as instances of Compute Engine, one a job, named by it. An instance that stopped itself is still there, and
 * costs its disk, until `stop` takes it away.
 */
export class ComputeMachines implements KeptMachines {
  readonly #options: ComputeMachinesOptions;
  readonly #instances: ComputeInstances;

  constructor(options: ComputeMachinesOptions) {
    this.#options = options;
    this.#instances = new ComputeInstances({ ...options, waits: { ...defaultWaits, ...options.waits } });
  }

  /** Throws `machine.quota`, `machine.stockout` when no zone has any left, or `machine.unavailable`. */
  async start(job: StageJob): Promise<"started" | "exists"> {
    const name = instanceName(job.name);
    if ((await this.#instances.find(name)).length > 0) return "exists";
    const template = this.#options.templates[job.stage];
    if (!template) throw new RangeError(`no machine runs ${job.stage}`);
    const resource = await this.#describe(job, name, template);
    for (const zone of this.#options.zones) {
      const outcome = await this.#insert(zone, template, resource);
      if (outcome !== "stockout") return outcome;
    }
    throw new AppError("machine.stockout", {
      message: `no machine for ${job.name} is left in ${this.#options.zones.join(", ")}`,
    });
  }

  async stop(name: string): Promise<void> {
    const instance = instanceName(name);
    for (let round = 0; round < roundsMax; round++) {
      const found = await this.#instances.find(instance);
      if (found.length === 0) return;
      for (const { zone } of found)
        await this.#instances.delete(zone, instance).catch((error: unknown) => {
          // What was done in spite of a bad answer shows when it is looked for again.
          if (!retriedFaults.has(computeFault(error))) throw toMachineError(error, `stop ${name}`);
        });
    }
    if ((await this.#instances.find(instance)).length > 0)
      throw new AppError("machine.unavailable", { message: `${name} could not be stopped` });
  }

  async state(name: string): Promise<JobState> {
    const found = await this.#instances.find(instanceName(name));
    if (found.length === 0) return "unknown";
    return found.some(({ instance }) => runningStatuses.has(instance.status ?? "")) ? "running" : "stopped";
  }

  async list(): Promise<string[]> {
    const labelled = await this.#instances.listLabelled(runLabel);
    return [...new Set(labelled.flatMap(({ name }) => jobOfInstance(name ?? "") ?? []))];
  }

  async keep(name: string, until: Date | null): Promise<void> {
    const mark = until && formatKeepMark(until);
    const found = await this.#instances.find(instanceName(name));
    if (found.length === 0) throw new AppError("machine.missing", { message: `there is no machine ${name}` });
    for (const one of found) {
      // The label comes last: it is what `keptUntil` answers, so that a failure in between is done again.
      await this.#mirror(one, mark);
      await this.#rewrite(one, (latest) => this.#putLabel(latest, mark));
    }
  }

  /** Who puts the label on by hand does not write it where the machine's own program can read it: that is done here. */
  async keptUntil(name: string): Promise<Date | null> {
    const [one] = await this.#instances.find(instanceName(name));
    if (!one) throw new AppError("machine.missing", { message: `there is no machine ${name}` });
    const mark = one.instance.labels?.[keepMark] ?? null;
    await this.#mirror(one, mark);
    return parseKeepMark(mark);
  }

  async #insert(
    zone: string,
    template: string,
    resource: Instance,
  ): Promise<"started" | "exists" | "stockout"> {
    const name = resource.name ?? "";
    try {
      await this.#instances.insert(zone, template, resource);
      return "started";
    } catch (error) {
      const fault = computeFault(error);
      if (fault === "exists" || fault === "stockout") return fault;
      // It may be the answer that was lost, not the machine; if it comes up only later, the next try finds it. No other
      // zone is asked in between: there a second one of the same name would begin.
      if (fault === "unavailable" && (await this.#instances.find(name)).length > 0) return "started";
      throw toMachineError(error, `start ${name} in ${zone}`);
    }
  }

  /** A request's labels are added to its template's, but its metadata replace them: they hold the template's too. */
  async #describe(job: StageJob, name: string, template: string): Promise<Instance> {
    const { metadata } = await this.#instances.template(template);
    const until = await this.#options.heldUntil?.(job);
    const mark: Record<string, string> = until ? { [keepMark]: formatKeepMark(until) } : {};
    return {
      name,
      labels: { [runLabel]: job.run.toLowerCase(), "pulso-stage": job.stage, ...mark },
      metadata: { items: withItems(metadata?.items, { [jobItem]: JSON.stringify(job), ...mark }) },
    };
  }

  #mirror(found: FoundInstance, mark: string | null): Promise<void> {
    return this.#rewrite(found, async (latest) => {
      const { items } = latest.instance.metadata ?? {};
      if ((items?.find(({ key }) => key === keepMark)?.value ?? null) !== mark)
        await this.#instances.setMetadata(latest, withItems(items, { [keepMark]: mark }));
    });
  }

  async #putLabel(latest: FoundInstance, mark: string | null): Promise<void> {
    const { [keepMark]: present, ...others } = latest.instance.labels ?? {};
    if ((present ?? null) !== mark)
      await this.#instances.setLabels(latest, mark === null ? others : { ...others, [keepMark]: mark });
  }

  /** Writes under the fingerprint of what was read; when another wrote in between, or no answer came, reads again. */
  async #rewrite(found: FoundInstance, write: (latest: FoundInstance) => Promise<void>): Promise<void> {
    const name = found.instance.name ?? "";
    let latest: FoundInstance | undefined = found;
    for (let round = 0; latest; round++) {
      try {
        return await write(latest);
      } catch (error) {
        if (round >= roundsMax || !retriedFaults.has(computeFault(error)))
          throw toMachineError(error, `mark ${name}`);
      }
      latest = await this.#instances.get(found.zone, name);
    }
    throw new AppError("machine.missing", { message: `${name} is gone` });
  }
}

const runLabel = "pulso-run";
const roundsMax = 4;
const runningStatuses = new Set(["PROVISIONING", "STAGING", "RUNNING", "REPAIRING"]);
const retriedFaults = new Set(["missing", "exists", "changed", "unavailable"]);
