import { describe, expect, test } from "vitest";
import { defaultRunRules, jobName, type RunEvent } from "../../core/domain/run.ts";
import type { RunLedger } from "../../core/domain/run-ledger.ts";

export interface LedgerStand extends AsyncDisposable {
  ledger: RunLedger;
  /** Moves the pointer to a run that the ledger knows, as the load does. */
  publish(run: string): Promise<void>;
}

const run = "2026-01-01T06";
const next = "2026-01-01T12";
const fetch1 = jobName(run, "fetch", 1);
const counts = { in: 100, out: 100, duplicate: 0, quarantined: 0, unlinked: 0 };
const start = new Date("2026-01-01T06:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const tick = (of = run) => ({ type: "tick", run: of, options: {}, retry: false }) as const;
const manifest = (stage: (RunEvent & { type: "manifest" })["stage"], of = run) =>
  ({ type: "manifest", run: of, stage, attempt: 1, counts }) as const;
const done = async () => ({ isDone: true }) as const;

/** What every run ledger does: the one in Postgres, and the simulator's. */
export function runLedgerContract(name: string, open: () => Promise<LedgerStand>): void {
  describe(`run ledger ${name}`, () => {
    test("an unknown run is none, and an empty ledger holds nothing to do", async () => {
      await using stand = await open();
      expect(await stand.ledger.findRun(run)).toBeUndefined();
      expect(await stand.ledger.listActive()).toEqual([]);
      expect(await stand.ledger.pendingCommands(start)).toEqual([]);
      expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: false, refusal: null });
      await stand.ledger.settleCommand(fetch1, start, async () => {
        throw new Error("there is nothing to carry out");
      });
    });

    test("a decision saves the run and its commands together", async () => {
      await using stand = await open();
      const { before, after: decided } = await stand.ledger.decide(tick(), start);
      expect(before).toBeUndefined();
      expect(decided).toMatchObject({ id: run, status: "RUNNING", createdAt: start });
      expect(await stand.ledger.findRun(run)).toEqual(decided);
      expect(await stand.ledger.listActive()).toEqual([decided]);
      expect(await stand.ledger.pendingCommands(start)).toMatchObject([{ kind: "start", name: fetch1 }]);
    });

    test("an event that fits no more changes nothing", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      await stand.ledger.decide(manifest("fetch"), later(60_000));
      const before = await stand.ledger.findRun(run);
      const commands = await stand.ledger.pendingCommands(later(60_000));
      for (const event of [tick(), manifest("fetch"), manifest("predict"), manifest("fetch", next)])
        await stand.ledger.decide(event, later(120_000));
      expect(await stand.ledger.findRun(run)).toEqual(before);
      expect(await stand.ledger.pendingCommands(later(120_000))).toEqual(commands);
      expect(await stand.ledger.findRun(next)).toBeUndefined();
    });

    test("commands come oldest first, and a stop before the start it makes room for", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      await stand.ledger.decide(
        { type: "sweep", run, refusal: null },
        later(defaultRunRules.stageTimeoutMs + 1),
      );
      const names = (await stand.ledger.pendingCommands(later(10_000_000))).map((command) => command.name);
      expect(names).toEqual([fetch1, `stop-${fetch1}`, jobName(run, "fetch", 2)]);
    });

    test("a command that is carried out is not pending any more, and is carried out no second time", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      let times = 0;
      const carryOut = async () => {
        times += 1;
        return { isDone: true } as const;
      };
      await stand.ledger.settleCommand(fetch1, start, carryOut);
      await stand.ledger.settleCommand(fetch1, start, carryOut);
      expect(times).toBe(1);
      expect(await stand.ledger.pendingCommands(later(100_000_000))).toEqual([]);
      expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: true, refusal: null });
    });

    test("one that is refused waits 30 s, then twice as long each time, up to 15 minutes", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      let atMs = 0;
      for (const waitS of [30, 60, 120, 240, 480, 900, 900]) {
        await stand.ledger.settleCommand(fetch1, later(atMs), async () => ({
          isDone: false,
          refusal: "no room",
        }));
        expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: false, refusal: "no room" });
        expect(await stand.ledger.pendingCommands(later(atMs + waitS * 1_000 - 1))).toEqual([]);
        atMs += waitS * 1_000;
        expect(await stand.ledger.pendingCommands(later(atMs))).toHaveLength(1);
      }
      await stand.ledger.settleCommand(fetch1, later(atMs), done);
      expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: true, refusal: null });
    });

    test("one that is put off without a reason is due at once", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      await stand.ledger.settleCommand(fetch1, start, async () => ({ isDone: false, refusal: null }));
      expect(await stand.ledger.pendingCommands(start)).toHaveLength(1);
      expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: false, refusal: null });
    });

    test("one whose carrying out throws is as it was, and free for the next", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      const failing = stand.ledger.settleCommand(fetch1, start, async () => {
        throw new Error("the host went down");
      });
      await expect(failing).rejects.toThrow("the host went down");
      expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: false, refusal: null });
      await stand.ledger.settleCommand(fetch1, start, done);
      expect(await stand.ledger.outcomeOf(fetch1)).toEqual({ isDone: true, refusal: null });
    });

    test("while one carries a command out another passes it by", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      let others = 0;
      await stand.ledger.settleCommand(fetch1, start, async () => {
        await stand.ledger.settleCommand(fetch1, start, async () => {
          others += 1;
          return { isDone: true };
        });
        return { isDone: true };
      });
      expect(others).toBe(0);
    });

    test("decisions are made one after the other: of two ticks at once one is skipped", async () => {
      await using stand = await open();
      await Promise.all([stand.ledger.decide(tick(run), start), stand.ledger.decide(tick(next), start)]);
      const found = [await stand.ledger.findRun(run), await stand.ledger.findRun(next)];
      expect(found.map((one) => one?.status).sort()).toEqual(["RUNNING", "SKIPPED"]);
      expect(await stand.ledger.listActive()).toHaveLength(1);
    });

    test("a published run is the watermark: the next builds on it, and an older one is stale", async () => {
      await using stand = await open();
      await stand.ledger.decide(tick(), start);
      for (const stage of ["fetch", "categorise", "predict", "load"] as const)
        await stand.ledger.decide(manifest(stage), later(60_000));
      await stand.publish(run);
      const { after: older } = await stand.ledger.decide(tick("2026-01-01T00"), later(120_000));
      expect(older).toMatchObject({ status: "SKIPPED", reason: "stale" });
      const { after: newer } = await stand.ledger.decide(tick(next), later(180_000));
      expect(newer).toMatchObject({ status: "RUNNING", previous: run });
    });
  });
}
