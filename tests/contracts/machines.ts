import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeptMachines, Machines, StageJob } from "../../core/cloud/ports.ts";

/** Where machines of one kind are tried: `ends` jobs end by themselves at once, `stays` jobs only when they are stopped. */
export interface MachinesStand<M extends Machines> extends AsyncDisposable {
  machines: M;
  /** How many machines, or jobs, work at this moment. */
  working(): number | Promise<number>;
}

export const staying = (attempt: number): StageJob => makeJob(attempt, "stays");
export const ending = (attempt: number): StageJob => makeJob(attempt, "ends");

/** Whether the stand shall let this job end by itself. */
export function endsByItself({ options }: StageJob): boolean {
  return options.sources?.[0] === "ends";
}

function makeJob(attempt: number, manner: "ends" | "stays"): StageJob {
  return {
    name: `2026-11-22T06-predict-${attempt}`,
    stage: "predict",
    run: "2026-11-22T06",
    attempt,
    previous: "2026-11-22T00",
    options: { sources: [manner] },
  };
}

/** What all that carries out jobs must keep. */
export function testMachines(kind: string, open: () => Promise<MachinesStand<Machines>>): void {
  describe(kind, () => {
    let stand: MachinesStand<Machines>;
    beforeAll(async () => {
      stand = await open();
    });
    afterAll(() => stand?.[Symbol.asyncDispose]());

    test("start a job once, however often they are told to", async () => {
      const { machines } = stand;
      expect(await machines.start(staying(1))).toBe("started");
      expect(await machines.start(staying(1))).toBe("exists");
      expect(await machines.state(staying(1).name)).toBe("running");
      expect(await machines.list()).toEqual([staying(1).name]);
      expect(await stand.working()).toBe(1);
      await machines.stop(staying(1).name);
    });

    test("start it once also when two tell them at the same time", async () => {
      const { machines } = stand;
      const answers = await Promise.all([machines.start(staying(2)), machines.start(staying(2))]);
      expect(answers.sort()).toEqual(["exists", "started"]);
      expect(await stand.working()).toBe(1);
      await machines.stop(staying(2).name);
    });

    test("stop a job for good, and no other one", async () => {
      const { machines } = stand;
      await machines.start(staying(3));
      await machines.start(staying(4));
      await machines.stop(staying(3).name);
      expect(await machines.state(staying(3).name)).not.toBe("running");
      expect(await machines.state(staying(4).name)).toBe("running");
      expect(await machines.list()).toEqual([staying(4).name]);
      await machines.stop(staying(4).name);
      expect(await stand.working()).toBe(0);
    });

    test("stop what was stopped, or never began, without complaint", async () => {
      const { machines } = stand;
      await machines.start(staying(5));
      await machines.stop(staying(5).name);
      await machines.stop(staying(5).name);
      await machines.stop(staying(6).name);
      expect(await machines.list()).toEqual([]);
    });

    test("know nothing of a job that never began", async () => {
      expect(await stand.machines.state(staying(7).name)).toBe("unknown");
    });

    test("tell that a job has ended by itself, and leave nothing of it after a stop", async () => {
      const { machines } = stand;
      await machines.start(ending(8));
      await expect.poll(() => machines.state(ending(8).name), { timeout: 20_000 }).not.toBe("running");
      await machines.stop(ending(8).name);
      expect(await machines.list()).toEqual([]);
      expect(await stand.working()).toBe(0);
    });
  });
}

/** What machines that can be kept after their work must keep besides. */
export function testKeptMachines(kind: string, open: () => Promise<MachinesStand<KeptMachines>>): void {
  testMachines(kind, open);
  describe(`${kind}, kept`, () => {
    let stand: MachinesStand<KeptMachines>;
    beforeAll(async () => {
      stand = await open();
    });
    afterAll(() => stand?.[Symbol.asyncDispose]());
    const until = new Date("2026-11-22T10:00:00Z");

    test("bear a label that says until when, which can be changed and taken off", async () => {
      const { machines } = stand;
      await machines.start(staying(1));
      expect(await machines.keptUntil(staying(1).name)).toBeNull();
      await machines.keep(staying(1).name, until);
      expect(await machines.keptUntil(staying(1).name)).toEqual(until);
      const later = new Date(until.getTime() + 3_600_000);
      await machines.keep(staying(1).name, later);
      expect(await machines.keptUntil(staying(1).name)).toEqual(later);
      await machines.keep(staying(1).name, null);
      await machines.keep(staying(1).name, null);
      expect(await machines.keptUntil(staying(1).name)).toBeNull();
      expect(await machines.state(staying(1).name)).toBe("running");
      await machines.stop(staying(1).name);
    });

    test("bear it each for itself, and lose it with the machine", async () => {
      const { machines } = stand;
      await machines.start(staying(2));
      await machines.start(staying(3));
      await machines.keep(staying(2).name, until);
      expect(await machines.keptUntil(staying(3).name)).toBeNull();
      await machines.stop(staying(2).name);
      const missing = { code: "machine.missing" };
      await expect(machines.keptUntil(staying(2).name)).rejects.toMatchObject(missing);
      await expect(machines.keep(staying(2).name, until)).rejects.toMatchObject(missing);
      await machines.stop(staying(3).name);
    });
  });
}
