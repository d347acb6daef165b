import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { InlineJobs } from "../../../core/cloud/local/inline-jobs.ts";
import { ProcessMachines } from "../../../core/cloud/local/process-machines.ts";
import type { StageJob } from "../../../core/cloud/ports.ts";

const job: StageJob = {
  name: "2020-01-01T00-fetch-2",
  stage: "fetch",
  run: "2020-01-01T00",
  attempt: 2,
  previous: null,
  options: {},
};

test("a host that is being shut down starts nothing that would outlive it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-closing-"));
  const started: string[] = [];
  const machines = new ProcessMachines({
    folder,
    commandOf: ({ name }) => {
      started.push(name);
      return { file: process.execPath, args: ["--version"] };
    },
    onStopped: () => {},
  });
  const jobs = new InlineJobs({ run: async ({ name }) => void started.push(name), onStopped: () => {} });
  await Promise.all([machines.close(), jobs.close()]);
  await expect(machines.start(job)).rejects.toThrow("shut down");
  await expect(jobs.start(job)).rejects.toThrow("shut down");
  expect(started).toEqual([]);
  expect(await machines.list()).toEqual([]);
  rmSync(folder, { recursive: true });
});
