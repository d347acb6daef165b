import { afterEach, beforeEach, expect, test } from "vitest";
import { silentLog } from "../../core/log.ts";
import type { FunctionDeps } from "../../functions/deps.ts";
import { heldAtStart } from "../../functions/held-at-start.ts";
import { mindVeto } from "../../functions/mind-veto.ts";
import { staying } from "../contracts/machines.ts";
import { MemoryDatabase } from "../simulation/memory-database.ts";
import { MemoryVetoes } from "../simulation/memory-vetoes.ts";
import { type ComputeStand, openComputeStand } from "../support/cloud/compute-stand.ts";

const job = staying(1);
const instance = "pulso-2026-11-22t06-predict-1";
const now = new Date("2026-11-22T07:00:00.250Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

let stand: ComputeStand;
let vetoes: MemoryVetoes;
let deps: FunctionDeps;
beforeEach(async () => {
  stand = await openComputeStand();
  vetoes = new MemoryVetoes(new MemoryDatabase());
  const clock = { now: () => now };
  const predict = stand.another({ heldUntil: heldAtStart({ vetoes, clock }) });
  deps = {
    vetoes,
    clock,
    workers: { predict },
    ledger: { findRun: async () => undefined },
    mail: { send: async () => {} },
    log: silentLog,
    mlUsdPerHour: 1,
    operatorEmail: "operator@example.org",
  } as unknown as FunctionDeps;
});
afterEach(() => stand?.[Symbol.asyncDispose]());

const label = () => stand.fake.instances[0]?.labels["pulso-keep-until"];
const item = () =>
  stand.fake.instances[0]?.metadata.items.find(({ key }) => key === "pulso-keep-until")?.value;
const secondsOf = (date: Date) => String(Math.floor(date.getTime() / 1_000));

test("a machine started under a veto bears its label, and loses it when the veto is lifted", async () => {
  await vetoes.put({ setBy: "ml@example.org", setAt: now, until: inHours(2) });
  await deps.workers.predict.start(job);
  expect(label()).toBe(secondsOf(inHours(2)));
  await vetoes.lift("ml@example.org", now);
  await mindVeto(deps);
  expect([label(), item()]).toEqual([undefined, undefined]);
  expect(await vetoes.newest()).toMatchObject({ setBy: "ml@example.org", liftedBy: "ml@example.org" });
});

test("a veto put on while the machine runs is put on its label, and taken for nobody's hand", async () => {
  await deps.workers.predict.start(job);
  await vetoes.put({ setBy: "ml@example.org", setAt: now, until: inHours(2) });
  await mindVeto(deps);
  await mindVeto(deps);
  expect([label(), item()]).toEqual([secondsOf(inHours(2)), secondsOf(inHours(2))]);
  expect(await vetoes.newest()).toMatchObject({ id: 1, setBy: "ml@example.org", liftedAt: null });
});

test("a label put on by hand is a veto and reaches the machine's own program; without a time it holds to the cap", async () => {
  await deps.workers.predict.start(job);
  stand.fake.label(instance, { "pulso-keep-until": secondsOf(inHours(1)) });
  await mindVeto(deps);
  expect(await vetoes.newest()).toMatchObject({ setBy: "label" });
  expect(item()).toBe(secondsOf(inHours(1)));
  stand.fake.label(instance, { "pulso-keep-until": "please" });
  await mindVeto(deps);
  expect([label(), item()]).toEqual([secondsOf(inHours(4)), secondsOf(inHours(4))]);
  expect((await vetoes.newest())?.until).toEqual(inHours(4));
});

test("a label taken off by hand lifts the veto, and the machine's own program may end", async () => {
  await vetoes.put({ setBy: "ml@example.org", setAt: now, until: inHours(2) });
  await deps.workers.predict.start(job);
  stand.fake.label(instance, { "pulso-keep-until": null });
  await mindVeto(deps);
  expect(await vetoes.newest()).toMatchObject({ liftedBy: "label" });
  expect(item()).toBeUndefined();
});
