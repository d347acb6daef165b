import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { InlineJobs } from "../../../core/cloud/local/inline-jobs.ts";
import { ProcessMachines } from "../../../core/cloud/local/process-machines.ts";
import { endsByItself, testKeptMachines, testMachines } from "../../contracts/machines.ts";

const nothing = () => {};

testKeptMachines("processes of this machine", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-machines-"));
  const machines = new ProcessMachines({
    folder,
    commandOf: (job) => ({
      file: process.execPath,
      args: ["-e", endsByItself(job) ? "" : "setInterval(() => {}, 1000)"],
    }),
    onStopped: nothing,
  });
  return {
    machines,
    working: async () => (await machines.list()).length,
    [Symbol.asyncDispose]: async () => {
      await machines.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

testMachines("jobs of this process", async () => {
  let working = 0;
  const jobs = new InlineJobs({
    run: async (job, signal) => {
      if (endsByItself(job)) return;
      working += 1;
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      working -= 1;
    },
    onStopped: nothing,
  });
  return { machines: jobs, working: () => working, [Symbol.asyncDispose]: () => jobs.close() };
});
