import { type Stage, stages } from "../../core/domain/manifest.ts";
import { jobName } from "../../core/domain/run.ts";
import { type Cell, oldRun, published, publishedSecond, struckRun, type Variant } from "./cell.ts";
import {
  calmsDown,
  foundByOneSweep,
  goneSoonAfterTheEnd,
  goneWithin,
  isOfAttempt,
  startedOnce,
  triedAgainSoon,
  undisturbed,
  writtenOnce,
} from "./cell-checks.ts";
import { lifeMsMax } from "./cloud.ts";
import type { ScriptedFaults } from "./scripted-faults.ts";
import type { Simulation } from "./simulation.ts";
import { minuteMs, sweepMs } from "./times.ts";

const always = 1_000;
/** A start that is refused for an hour is tried at 0 s, then after 0.5, 1, 2, 4, 8, 15, 15 and 15 minutes at the earliest. */
const startTriesMax = 9;

/** The faults that strike a stage, and one that strikes its machine. */
export const stageCells: Cell[] = [
  ...eachStage(1, (stage) => [
    { script: { transaction: { kind: "decide", fault: "crash before" } }, ...published },
    {
      script: { transaction: { kind: "settle", fault: "crash before" } },
      ...published,
      check: startedOnce(stage),
    },
  ]),
  ...eachStage(2, (stage) => [
    {
      script: { transaction: { kind: "settle", fault: "crash inside" } },
      ...published,
      check: startedOnce(stage),
    },
    ...ofLoad(stage, { script: { transaction: { kind: "load", fault: "crash after" } }, ...published }),
  ]),
  ...eachStage(3, (stage) => [
    {
      script: { transaction: { kind: "decide", fault: "crash after" } },
      ...published,
      check: startedOnce(stage),
    },
    {
      script: { transaction: { kind: "decide", fault: "crash after", times: 2 } },
      ...published,
      check: startedOnce(stage),
    },
  ]),
  ...eachStage(4, (stage) => [
    ...ofLoad(stage, { script: { twin: {} }, ...published, check: undisturbed(stage) }),
    {
      script: { deliver: { delays: [50, 60, 700, 40 * minuteMs] } },
      ...published,
      check: undisturbed(stage),
    },
  ]),
  ...eachStage(5, (stage) => [
    { script: { deliver: { delays: [17 * minuteMs] } }, ...published, check: undisturbed(stage) },
    {
      script: { deliver: { delays: [4 * minuteMs], only: "object.created" } },
      ...published,
      check: undisturbed(stage),
    },
  ]),
  ...eachStage(6, (stage) => [
    { script: { deliver: { delays: [] } }, ...published, check: foundByOneSweep(stage) },
  ]),
  ...eachStage(7, (stage) => [
    {
      script: {
        conduct: { at: 4, does: "pre-empted" },
        deliver: { delays: [9 * minuteMs], only: "machine.stopped", times: 1 },
      },
      ...publishedSecond,
    },
    {
      script: {
        conduct: { at: stage === "load" ? 3 : 4, does: "stall", ms: 66 * minuteMs },
        // The second attempt is under way when the first one comes to its end.
        second: { at: 3, does: "stall", ms: 20 * minuteMs },
        stop: { fault: "refused", times: always },
      },
      ...publishedSecond,
      check: isOfAttempt(stage, 2),
    },
    {
      script: {
        conduct: { at: stage === "load" ? 3 : 4, does: "stall", ms: 80 * minuteMs },
        stop: { fault: "refused", times: always },
      },
      ...publishedSecond,
      check: isOfAttempt(stage, 2),
    },
  ]),
  ...eachStage(8, (stage) => [
    { script: { conduct: { at: 4, does: "hang" } }, ...publishedSecond, check: isOfAttempt(stage, 2) },
    {
      script: { conduct: { at: 3, does: "hang", times: always } },
      ends: `FAILED(timeout:${stage})`,
      attempts: 3,
      alerts: 1,
    },
  ]),
  ...eachStage(9, (stage) => [
    { script: { conduct: { at: 5, does: "die" } }, ...publishedSecond, check: triedAgainSoon(stage) },
    { script: { conduct: { at: 4, does: "pre-empted" } }, ...publishedSecond, check: isOfAttempt(stage, 2) },
  ]),
  ...eachStage(10, (stage) => [
    { script: { conduct: { at: 4, does: "fail" } }, ...publishedSecond, check: isOfAttempt(stage, 2) },
    {
      script: { conduct: { at: 2, does: "fail", times: always } },
      ends: `FAILED(${stage})`,
      attempts: 3,
      alerts: 1,
    },
  ]),
  ...eachStage(11, (stage) => [
    { script: { start: { fault: "refused", times: 3 } }, ...published, check: startedOnce(stage) },
    {
      script: { start: { fault: "refused", times: always } },
      ends: "FAILED(capacity)",
      attempts: 1,
      alerts: 1,
      check: ({ cloud, database }, tell) => {
        const tries = database.outbox.get(jobName(struckRun, stage, 1))?.tries ?? 0;
        if (tries > startTriesMax) tell("e", `its start was tried ${tries} times in an hour`);
        if (cloud.made.some((name) => name.startsWith(`${struckRun}-${stage}-`))) tell("c", "it was started");
      },
    },
    {
      script: { start: { fault: "unanswered", next: "refused" }, conduct: { at: 2, does: "hang" } },
      ends: "FAILED(capacity)",
      attempts: 1,
      alerts: 1,
      check: goneSoonAfterTheEnd(stage),
    },
  ]),
  ...eachStage(12, (stage) => [
    { script: { start: { fault: "unanswered" } }, ...published, check: startedOnce(stage) },
    { script: { start: { fault: "unanswered", times: 4 } }, ...published, check: startedOnce(stage) },
  ]),
  ...eachStage(13, (stage) => [
    {
      script: {},
      drive: ({ source }, faults) => poison(source, faults, stage, 1),
      ends: "PUBLISHED_QUARANTINE",
      attempts: 1,
    },
    {
      script: {},
      drive: ({ source }, faults) => poison(source, faults, stage, 5),
      ends: "FAILED(quality)",
      attempts: 1,
      alerts: 1,
      check: ({ database }, tell) => {
        if (database.watermark() !== oldRun) tell("b", `the pointer left ${oldRun}`);
      },
    },
  ]),
  ...eachStage(14, (stage) => [
    {
      script: { garbled: { verb: stage === "fetch" ? "put" : "get" } },
      ...publishedSecond,
      check: isOfAttempt(stage, 2),
    },
    { script: { conduct: { at: 5, does: "cut" } }, ...publishedSecond, check: isOfAttempt(stage, 2) },
    ...(stage === "load"
      ? []
      : (["half manifest", "miscount"] as const).map((does) => ({
          script: { conduct: { at: 0, does } },
          ...publishedSecond,
          check: isOfAttempt(stage, 2),
        }))),
    ...(stage === "load" ? [] : [{ script: { garbled: { verb: "put" as const } }, ...publishedSecond }]),
  ]),
  ...eachStage(15, () => [
    { script: { outage: { status: 503, forMs: 5 * minuteMs } }, ...published, check: writtenOnce },
    {
      script: { outage: { status: 503, forMs: 5 * minuteMs, from: "put" } },
      ...published,
      check: writtenOnce,
    },
  ]),
  ...eachStage(16, () => [
    { script: { outage: { status: 429, forMs: 5 * minuteMs } }, ...published, check: calmsDown },
  ]),
  ...eachStage(17, (stage) => [
    { script: { transaction: { kind: "decide", fault: "restart inside" } }, ...published },
    {
      script: { transaction: { kind: "settle", fault: "restart inside" } },
      ...published,
      check: startedOnce(stage),
    },
    ...ofLoad(stage, {
      script: { transaction: { kind: "load", fault: "restart inside" } },
      ...publishedSecond,
    }),
  ]),
  ...eachStage(18, (stage) => [
    { script: { transaction: { kind: "decide", fault: "commit without reply" } }, ...published },
    {
      script: { transaction: { kind: "settle", fault: "commit without reply" } },
      ...published,
      check: startedOnce(stage),
    },
    ...ofLoad(stage, {
      script: { transaction: { kind: "load", fault: "commit without reply" } },
      ...published,
    }),
  ]),
  ...eachStage(19, (stage) =>
    [5, -5].flatMap((minutes) => [
      { script: { skew: { ms: minutes * minuteMs } }, ...published },
      {
        script: {
          skew: { ms: minutes * minuteMs },
          conduct: { at: stage === "load" ? 3 : 4, does: "stall", ms: 52 * minuteMs },
        },
        ...publishedSecond,
      },
    ]),
  ),
  ...(["fetch", "categorise", "predict"] as const).map((stage) => ({
    fault: 21,
    name: stage,
    variants: [
      { stage, script: { staysOn: {} }, ...published, check: goneWithin(stage, sweepMs) },
      {
        stage,
        script: { staysOn: {}, stop: { fault: "refused" as const, times: 1 } },
        ...published,
        check: goneWithin(stage, 2 * sweepMs),
      },
      {
        stage,
        script: { staysOn: {}, stop: { fault: "refused" as const, times: always } },
        ...published,
        check: goneWithin(stage, lifeMsMax[stage]),
      },
      // Nor does it keep what waits in the outbox from being carried out.
      {
        stage,
        script: {
          staysOn: {},
          stop: { fault: "refused" as const, times: always },
          start: { fault: "refused" as const, of: stages[stages.indexOf(stage) + 1] },
        },
        ...published,
        check: goneWithin(stage, lifeMsMax[stage]),
      },
    ],
  })),
];

function eachStage(fault: number, variants: (stage: Stage) => Omit<Variant, "stage">[]): Cell[] {
  return stages.map((stage) => ({
    fault,
    name: stage,
    variants: variants(stage).map((variant) => ({ stage, ...variant })),
  }));
}

/** Only the load has a transaction of its own beside the orchestrator's. */
function ofLoad(stage: Stage, ...variants: Omit<Variant, "stage">[]): Omit<Variant, "stage">[] {
  return stage === "load" ? variants : [];
}

function poison(source: Simulation["source"], faults: ScriptedFaults, stage: Stage, count: number): void {
  source.poison(struckRun, count, stage);
  faults.struckByHand();
}
