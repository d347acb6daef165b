import { createCompute } from "../../../core/cloud/gcp/compute-clients.ts";
import { ComputeMachines, type ComputeMachinesOptions } from "../../../core/cloud/gcp/compute-machines.ts";
import type { StageJob } from "../../../core/cloud/ports.ts";
import type { MachinesStand } from "../../contracts/machines.ts";
import { endsByItself } from "../../contracts/machines.ts";
import { FakeCompute, type FakeComputeOptions } from "./fake-compute.ts";

export interface ComputeStand extends MachinesStand<ComputeMachines> {
  fake: FakeCompute;
  /** Other machines over the same instances: as another process of the orchestrator has them. */
  another(options?: Partial<ComputeMachinesOptions>): ComputeMachines;
}

const zones = ["europe-west1-b", "europe-west1-c", "europe-west1-d"];

/** The real client of Compute Engine over the fake, whose machines run a program that ends at once or stays, by its job. */
export async function openComputeStand(given: Partial<FakeComputeOptions> = {}): Promise<ComputeStand> {
  const project = "pulso-test";
  const metadata = { items: [{ key: "startup-script", value: "#!/bin/bash" }] };
  const properties = { metadata, labels: { team: "ml" } };
  const fake = await FakeCompute.start({
    project,
    zones,
    templates: { "pulso-fetch": properties, "pulso-predict": properties },
    boot: ({ attribute }) => {
      const job = JSON.parse(attribute("pulso-job") ?? "null") as StageJob;
      return { file: process.execPath, args: ["-e", endsByItself(job) ? "" : "setInterval(() => {}, 1000)"] };
    },
    ...given,
  });
  const clients = await createCompute({ project, endpoints: { compute: fake.endpoint } });
  const another = (options: Partial<ComputeMachinesOptions> = {}) =>
    new ComputeMachines({
      project,
      zones,
      templates: { fetch: "pulso-fetch", predict: "pulso-predict" },
      clients,
      ...options,
      waits: {
        operationWaitMs: 5_000,
        readPausesMs: [10, 20, 40],
        requestMs: 1_000,
        holdMs: 1_000,
        ...options.waits,
      },
    });
  return {
    fake,
    another,
    machines: another(),
    working: () => fake.processes,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
