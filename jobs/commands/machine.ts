import { topicNames } from "../../core/config.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { powerOff } from "../machine/power-off.ts";
import { readJob } from "../machine/read-job.ts";
import { runMachine } from "../machine/run-machine.ts";
import { pipeline } from "../pipeline.ts";
import { createStageDeps } from "./stage-deps.ts";

/** `pulso machine`: what a machine of the cloud runs when it is on. */
export const registerMachine: RegisterCommand = (program, context) => {
  program
    .command("machine")
    .description("in the cloud: do the job that this machine was started for, then turn the machine off")
    .action(async () => {
      const given = context();
      try {
        await doJob(given);
      } finally {
        await powerOff(given.config.powerOff, given.log);
        // A stage that heeds no end must not keep its machine on.
        setTimeout(() => process.exit(), exitMs).unref();
      }
    });
};

async function doJob(given: CommandContext): Promise<void> {
  const { config, log } = given;
  if (config.cloud !== "gcp")
    throw new AppError("config.invalid", {
      message: "pulso machine is the program of a machine in the cloud: it needs CLOUD=gcp",
    });
  const [{ MetadataMachine }, { jobItem }, { openEvents }] = await Promise.all([
    import("../../core/cloud/gcp/metadata-machine.ts"),
    import("../../core/cloud/gcp/machine-names.ts"),
    import("../../core/cloud/gcp/open-events.ts"),
  ]);
  const machine = new MetadataMachine(config.metadataHost);
  const job = readJob(config.machineJob ?? (await machine.attribute(jobItem)));
  if (job.stage === "load")
    throw new AppError("input.invalid", { message: `${job.name} is a load, which has no machine` });
  await runMachine(job, await pipeline[job.stage].load(), {
    ...(await createStageDeps(given)),
    machine,
    events: await openEvents(config.google, {
      topics: topicNames,
      onError: (error) => log.warn({ error: error.message }, "events.error"),
    }),
    workMsMax: config.stageTimeoutMinutes * 60_000,
  });
}

const exitMs = 2_000;
