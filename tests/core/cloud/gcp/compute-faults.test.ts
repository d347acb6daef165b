import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StageJob } from "../../../../core/cloud/ports.ts";
import { staying } from "../../../contracts/machines.ts";
import { type ComputeFaultKind, quotas, stockout } from "../../../support/cloud/compute-faults.ts";
import { type ComputeStand, openComputeStand } from "../../../support/cloud/compute-stand.ts";

let stand: ComputeStand;
beforeAll(async () => {
  stand = await openComputeStand();
});
afterAll(() => stand?.[Symbol.asyncDispose]());

let attempt = 0;
const nextJob = () => staying(++attempt);
const instancesOf = (job: StageJob) =>
  stand.fake.instances.filter(({ name }) => name === `pulso-${job.name.toLowerCase()}`);
const insert = /^POST zones\/[^/]+\/instances$/;
const insertInFirst = /^POST zones\/europe-west1-b\/instances$/;

/** Plans a fault, does the work, and takes back what of it was not met. */
async function under<T>(
  match: RegExp,
  fault: ComputeFaultKind,
  work: () => Promise<T>,
  times?: number,
): Promise<T> {
  stand.fake.faults.push({ match, fault, times });
  try {
    return await work();
  } finally {
    stand.fake.faults.length = 0;
  }
}

describe("a start that is refused", () => {
  test.each(quotas)("for a quota (%j) says so, tries no other zone and leaves no machine", async (quota) => {
    const job = nextJob();
    const before = stand.fake.asked.length;
    await expect(under(insert, quota, () => stand.machines.start(job))).rejects.toMatchObject({
      code: "machine.quota",
    });
    expect(stand.fake.asked.slice(before).filter((what) => insert.test(what))).toHaveLength(1);
    expect(instancesOf(job)).toEqual([]);
    expect(await stand.machines.state(job.name)).toBe("unknown");
  });

  test("for want of stock is tried in the next zone", async () => {
    const job = nextJob();
    expect(await under(insertInFirst, stockout, () => stand.machines.start(job))).toBe("started");
    expect(instancesOf(job)).toMatchObject([{ zone: "europe-west1-c", status: "RUNNING" }]);
    expect(await stand.machines.start(job)).toBe("exists");
    await stand.machines.stop(job.name);
  });

  test("for want of stock in every zone says so and leaves no machine", async () => {
    const job = nextJob();
    const before = stand.fake.asked.length;
    await expect(under(insert, stockout, () => stand.machines.start(job))).rejects.toMatchObject({
      code: "machine.stockout",
    });
    expect(stand.fake.asked.slice(before).filter((what) => insert.test(what))).toHaveLength(3);
    expect(instancesOf(job)).toEqual([]);
  });

  test.each([
    { status: 429, reason: "rateLimitExceeded" },
    { status: 403, reason: "forbidden" },
    { status: 400, reason: "invalid" },
  ])("for another reason (%j) is not available for now, and leaves no machine", async (fault) => {
    const job = nextJob();
    await expect(under(insert, fault, () => stand.machines.start(job))).rejects.toMatchObject({
      code: "machine.unavailable",
    });
    expect(instancesOf(job)).toEqual([]);
  });
});

const doubtful: ComputeFaultKind[] = ["drop-after", { statusAfter: 503 }, { statusAfter: 500 }, "hang-after"];

describe("an answer that is lost", () => {
  test.each(doubtful)("to a start (%j) leaves one machine, which is found", async (fault) => {
    const job = nextJob();
    expect(await under(insert, fault, () => stand.machines.start(job), 1)).toBe("started");
    expect(await stand.machines.start(job)).toBe("exists");
    expect(instancesOf(job)).toHaveLength(1);
    await expect.poll(() => stand.working()).toBe(1);
    await stand.machines.stop(job.name);
  });

  test("with the request itself leaves none, asks no other zone, and the next start begins it", async () => {
    const job = nextJob();
    await expect(under(insertInFirst, "drop-before", () => stand.machines.start(job))).rejects.toMatchObject({
      code: "machine.unavailable",
    });
    expect(instancesOf(job)).toEqual([]);
    expect(await stand.machines.start(job)).toBe("started");
    await stand.machines.stop(job.name);
  });

  test.each(["drop-before", { statusAfter: 503 }] as const)(
    "about how the operation goes on (%j) is asked for again",
    async (fault) => {
      const job = nextJob();
      expect(await under(/operations/, fault, () => stand.machines.start(job), 2)).toBe("started");
      expect(instancesOf(job)).toHaveLength(1);
      await stand.machines.stop(job.name);
    },
  );

  test.each(doubtful)("to a stop (%j) leaves no machine", async (fault) => {
    const job = nextJob();
    await stand.machines.start(job);
    await under(/^DELETE/, fault, () => stand.machines.stop(job.name), 1);
    expect(instancesOf(job)).toEqual([]);
    expect(await stand.working()).toBe(0);
  });

  test.each(doubtful)("to a new label (%j) leaves it as it was wanted", async (fault) => {
    const job = nextJob();
    const until = new Date("2026-11-22T10:00:00Z");
    await stand.machines.start(job);
    await under(/setLabels|setMetadata/, fault, () => stand.machines.keep(job.name, until), 2);
    expect(await stand.machines.keptUntil(job.name)).toEqual(until);
    await stand.machines.stop(job.name);
  });
});

test("an operation that outlasts many answers is waited for to its end, and then believed", async () => {
  await using slow = await openComputeStand({ operationMs: 800, waitMaxMs: 50 });
  const job = nextJob();
  slow.fake.faults.push({ match: insertInFirst, fault: stockout });
  expect(await slow.machines.start(job)).toBe("started");
  expect(slow.fake.instances).toMatchObject([{ zone: "europe-west1-c", status: "RUNNING" }]);
  await slow.machines.stop(job.name);
  expect(slow.fake.instances).toEqual([]);
});

test("a stop that is refused says so, and the machine is still known", async () => {
  const job = nextJob();
  await stand.machines.start(job);
  const refused = under(/^DELETE/, { status: 403, reason: "forbidden" }, () => stand.machines.stop(job.name));
  await expect(refused).rejects.toMatchObject({ code: "machine.unavailable" });
  expect(await stand.machines.list()).toEqual([job.name]);
  await stand.machines.stop(job.name);
});

test("whatever fails in whatever order, a job never has two machines, and a stop leaves none", async () => {
  const fault = fc.constantFrom<ComputeFaultKind>(
    ...doubtful.filter((kind) => kind !== "hang-after"),
    "drop-before",
    stockout,
    ...quotas,
    { status: 429, reason: "rateLimitExceeded" },
    { status: 503, reason: "backendError" },
  );
  const match = fc.constantFrom(
    insert,
    insertInFirst,
    /operations/,
    /^GET zones\/[^/]+\/instances\//,
    /^DELETE/,
  );
  const planned = fc.array(fc.record({ match, fault, times: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(planned, fc.integer({ min: 2, max: 3 }), async (faults, starts) => {
      const job = nextJob();
      stand.fake.faults.push(...faults);
      // The outbox carries a command out once at a time, but in whichever process comes by.
      for (let nth = 0; nth < starts; nth++)
        await stand
          .another()
          .start(job)
          .catch(() => {});
      expect(instancesOf(job).length).toBeLessThanOrEqual(1);
      stand.fake.faults.length = 0;
      await stand.machines.start(job);
      expect(instancesOf(job)).toHaveLength(1);
      stand.fake.faults.push(...faults.filter(({ match: whom }) => String(whom).includes("DELETE")));
      await stand.machines.stop(job.name).catch(() => {});
      stand.fake.faults.length = 0;
      await stand.machines.stop(job.name);
      expect(instancesOf(job)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(await stand.working()).toBe(0);
});
