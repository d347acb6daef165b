import { expect, test } from "vitest";
import { createDataproc } from "../../core/cloud/gcp/dataproc-clients.ts";
import { DataprocClusters } from "../../core/cloud/gcp/dataproc-clusters.ts";
import type { StageJob } from "../../core/cloud/ports.ts";
import { FakeDataproc, type FakeDataprocOptions } from "../support/cloud/fake-dataproc.ts";

const job: StageJob = {
  name: "2026-11-22T06-categorise-1",
  stage: "categorise",
  run: "2026-11-22T06",
  attempt: 1,
  previous: null,
  options: {},
};

/** A fake whose jobs end when the test says so. */
async function open(options: FakeDataprocOptions = {}) {
  const ends: ((exitCode: number | null) => void)[] = [];
  const fake = await FakeDataproc.open({
    createMs: 5,
    run: () => new Promise((resolve) => ends.push(resolve)),
    ...options,
  });
  const clusters = new DataprocClusters({
    ...(await createDataproc({
      project: "p",
      region: "r",
      endpoints: { dataproc: `http://127.0.0.1:${fake.port}` },
    })),
    project: "p",
    region: "r",
    template: "categorise",
    sqlOf: async ({ name }) => ({ queries: [`SELECT '${name}'`], variables: {}, properties: {} }),
  });
  const until = async (is: () => boolean | Promise<boolean>) => {
    while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const end = async (exitCode: number | null) => {
    await until(() => ends.length > 0);
    ends.shift()!(exitCode);
  };
  return {
    fake,
    clusters,
    end,
    until,
    isWorking: () => ends.length > 0,
    async [Symbol.asyncDispose]() {
      for (const resolve of ends) resolve(null);
      await fake[Symbol.asyncDispose]();
    },
  };
}

test("a job gets one cluster of its name, however often it is started, and leaves none behind", async () => {
  await using stand = await open();
  const { fake, clusters, end } = stand;
  expect(await clusters.state(job.name)).toBe("unknown");
  expect(await clusters.start(job)).toBe("started");
  expect(await clusters.state(job.name)).toBe("running");
  expect(await clusters.start(job)).toBe("exists");
  await stand.until(() => fake.clusters.size > 0);
  expect(await clusters.list()).toEqual([job.name]);
  expect(await clusters.state(job.name)).toBe("running");
  await end(0);
  await fake.settled();
  expect(await clusters.state(job.name)).toBe("stopped");
  expect(await clusters.list()).toEqual([]);
  expect(await clusters.start(job)).toBe("exists");
  expect(fake.begun).toBe(1);
});

test("a start whose answer is lost is found again, and makes no second cluster", async () => {
  await using stand = await open();
  stand.fake.faults.losesReply = true;
  expect(await stand.clusters.start(job)).toMatch(/started|exists/);
  expect(await stand.clusters.start(job)).toBe("exists");
  expect(stand.fake.begun).toBe(1);
});

test.each([
  [429, "Quota 'CPUS' exceeded. Limit: 24.0 in region r.", "machine.quota"],
  [503, "ZONE_RESOURCE_POOL_EXHAUSTED: the zone has no such machine", "machine.stockout"],
  [503, "try again later", "machine.unavailable"],
])("a start refused with %i (%s) is told as %s, and starts nothing", async (status, message, code) => {
  await using stand = await open();
  stand.fake.faults.refusal = { status, message };
  await expect(stand.clusters.start(job)).rejects.toMatchObject({ code });
  expect(stand.fake.begun).toBe(0);
  expect(await stand.clusters.state(job.name)).toBe("unknown");
});

test("a job that is stopped, or that fails, leaves no cluster; to stop what is gone is no fault", async () => {
  await using stand = await open();
  await stand.clusters.start(job);
  await stand.until(stand.isWorking);
  await stand.clusters.stop(job.name);
  expect(await stand.clusters.list()).toEqual([]);
  await stand.end(null);
  await stand.fake.settled();
  expect(await stand.clusters.state(job.name)).toBe("stopped");
  await stand.clusters.stop(job.name);
  await stand.clusters.stop("2026-11-22T06-categorise-9");
  const second = { ...job, name: "2026-11-22T06-categorise-2", attempt: 2 };
  await stand.clusters.start(second);
  await stand.end(1);
  await stand.fake.settled();
  expect(await stand.clusters.state(second.name)).toBe("stopped");
  expect(await stand.clusters.list()).toEqual([]);
});

test("a cluster that its workflow leaves behind is listed, and removed by a stop", async () => {
  await using stand = await open();
  stand.fake.faults.leavesCluster = true;
  await stand.clusters.start(job);
  await stand.end(0);
  await stand.fake.settled();
  expect(await stand.clusters.list()).toEqual([job.name]);
  await stand.clusters.stop(job.name);
  expect(await stand.clusters.list()).toEqual([]);
});

test("a workflow template without idle and age limits is refused: nothing would remove its cluster", async () => {
  await using stand = await open();
  Object.assign(stand.fake.template.placement.managedCluster, { config: {} });
  await expect(stand.clusters.start(job)).rejects.toMatchObject({ code: "config.invalid" });
});
