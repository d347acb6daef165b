import fc from "fast-check";
import { expect, test } from "vitest";
import { connectDatabase } from "../../../core/database/connect.ts";
import { LedgerRepository } from "../../../core/database/repositories/ledger.ts";
import { VetoRepository } from "../../../core/database/repositories/vetoes.ts";
import type { RunOptions } from "../../../core/domain/events.ts";
import { stages } from "../../../core/domain/manifest.ts";
import { defaultRunRules, type RunEvent } from "../../../core/domain/run.ts";
import type { RunLedger } from "../../../core/domain/run-ledger.ts";
import { runLedgerContract } from "../../contracts/run-ledger.ts";
import { vetoesContract } from "../../contracts/vetoes.ts";
import { MemoryDatabase } from "../../simulation/memory-database.ts";
import { MemoryLedger } from "../../simulation/memory-ledger.ts";
import { createTestDatabase } from "../../support/database.ts";

async function open() {
  const database = await createTestDatabase();
  const dataSource = await connectDatabase(database.url);
  return {
    dataSource,
    ledger: new LedgerRepository(dataSource, defaultRunRules),
    vetoes: new VetoRepository(dataSource),
    publish: async (run: string) => {
      await dataSource.query("insert into publication (run_id, published_at) values ($1, now())", [run]);
    },
    async [Symbol.asyncDispose]() {
      await dataSource.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}

runLedgerContract("in Postgres", open);
vetoesContract("in Postgres", open);

const runs = ["2026-01-01T00", "2026-01-01T06", "2026-01-01T12"] as const;
const attempt = fc.integer({ min: 1, max: 3 });
const counts = fc.constantFrom(
  { in: 100, out: 100, duplicate: 0, quarantined: 0, unlinked: 0 },
  { in: 100, out: 50, duplicate: 0, quarantined: 50, unlinked: 0 },
);
const event: fc.Arbitrary<RunEvent & { run: string }> = fc.oneof(
  fc.record({
    type: fc.constant("tick" as const),
    run: fc.constantFrom(...runs),
    options: fc.constantFrom<RunOptions[]>({}, { sources: ["sample"] }),
    retry: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("manifest" as const),
    run: fc.constantFrom(...runs),
    stage: fc.constantFrom(...stages),
    attempt,
    counts,
  }),
  fc.record({
    type: fc.constant("stopped" as const),
    run: fc.constantFrom(...runs),
    stage: fc.constantFrom(...stages),
    attempt,
    reason: fc.constant("killed"),
    interrupted: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("sweep" as const),
    run: fc.constantFrom(...runs),
    refusal: fc.constantFrom(null, "no room"),
  }),
);
const step = fc.record({
  event,
  afterMs: fc.constantFrom(0, 1, 60_000, 4_000_000),
  outcome: fc.constantFrom("none", "done", "refused"),
});

test("the ledger in memory answers as the one in Postgres does, whatever they are told", async () => {
  await using stand = await open();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      for (const table of ["publication", "outbox", "stage_attempt", "run"])
        await stand.dataSource.query(`delete from ${table}`);
      const memory = new MemoryLedger(new MemoryDatabase());
      let now = new Date("2026-01-01T06:00:00Z");
      for (const { event: told, afterMs, outcome } of steps) {
        now = new Date(now.getTime() + afterMs);
        const [, decided] = [await memory.decide(told, now), await stand.ledger.decide(told, now)];
        expect(await memory.findRun(told.run)).toEqual(decided.after);
        for (const ledger of [stand.ledger, memory]) await settleFirst(ledger, now, outcome);
      }
      expect(await answersOf(memory, now)).toEqual(await answersOf(stand.ledger, now));
    }),
    { numRuns: 15 },
  );
});

async function settleFirst(ledger: RunLedger, now: Date, outcome: string): Promise<void> {
  const [first] = outcome === "none" ? [] : await ledger.pendingCommands(now);
  if (first)
    await ledger.settleCommand(first.name, now, async () =>
      outcome === "done" ? { isDone: true } : { isDone: false, refusal: "no room" },
    );
}

async function answersOf(ledger: RunLedger, now: Date): Promise<unknown> {
  const pending = await ledger.pendingCommands(now);
  return {
    runs: await Promise.all(runs.map((run) => ledger.findRun(run))),
    active: await ledger.listActive(),
    pending,
    outcomes: await Promise.all(pending.map(({ name }) => ledger.outcomeOf(name))),
  };
}
