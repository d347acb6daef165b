import { manifestPath, manifestSchema, type Stage, stages } from "../../core/domain/manifest.ts";
import { jobName } from "../../core/domain/run.ts";
import { vetoMsMax } from "../../core/domain/veto.ts";
import { lifeMsMax } from "./cloud.ts";
import type { InvariantName, Violation } from "./invariants.ts";
import { type Script, ScriptedFaults } from "./scripted-faults.ts";
import { Simulation } from "./simulation.ts";
import { hourMs, minuteMs, sweepMs } from "./times.ts";

/** One fault at one stage: several ways in which it may come, and how the run must end in each. */
export interface Cell {
  fault: number;
  /** The stage, or what else tells the cell from the fault's others. */
  name: string;
  variants: Variant[];
}

interface Variant {
  stage: Stage;
  script: Script;
  /** What else happens to the struck run's world. */
  drive?(simulation: Simulation, faults: ScriptedFaults): void;
  /** How the struck run ends: `PUBLISHED`, `FAILED(quality)`. */
  ends: string;
  /** How many attempts the stage takes at most; 1 means that none was lost. */
  attempts: number;
  /** How many mails tell of a failed run. */
  alerts?: number;
  /** What must be so beyond that, before the last tick; each wrong thing is told. */
  check?(simulation: Simulation, tell: (invariant: InvariantName, text: string) => void): void;
}

export const faultNames: Record<number, string> = {
  1: "crash before the side effect",
  2: "crash after the side effect, before commit or acknowledgement",
  3: "crash after commit, before the outbox is dispatched",
  4: "duplicate event",
  5: "reordered event",
  6: "lost event",
  7: "late event after the watchdog moved on",
  8: "hang",
  9: "machine pre-empted, job killed",
  10: "stage reports failure",
  11: "start refused",
  12: "ambiguous API reply",
  13: "poisoned input object",
  14: "partial upload",
  15: "storage 503 for 5 minutes",
  16: "storage 429 storm",
  17: "database restarted inside a transaction",
  18: "COMMIT whose reply is lost",
  19: "clock skew of 5 minutes",
  20: "two ticks",
  21: "a machine does not stop itself",
  22: "veto put on mid-run",
  23: "veto lifted mid-run",
  24: "veto never lifted",
};

const old = "2026-01-01T06";
/** The run that is struck; the one before it is published. */
export const struckRun = "2026-01-01T12";
const always = 1_000;
const seedsPerVariant = 3;

const published = { ends: "PUBLISHED", attempts: 1 };
const second = { ends: "PUBLISHED", attempts: 2 };

function eachStage(fault: number, variants: (stage: Stage) => Omit<Variant, "stage">[]): Cell[] {
  return stages.map((stage) => ({
    fault,
    name: stage,
    variants: variants(stage).map((variant) => ({ stage, ...variant })),
  }));
}

/** Only the load has a transaction of its own beside the orchestrator's. */
const ofLoad = (stage: Stage, ...variants: Omit<Variant, "stage">[]) => (stage === "load" ? variants : []);

export const cells: Cell[] = [
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
      ...second,
    },
    {
      script: {
        conduct: { at: stage === "load" ? 3 : 4, does: "stall", ms: 64 * minuteMs },
        stop: { fault: "refused", times: always },
      },
      ...second,
      check: isOfAttempt(stage, 2),
    },
  ]),
  ...eachStage(8, (stage) => [
    { script: { conduct: { at: 4, does: "hang" } }, ...second, check: isOfAttempt(stage, 2) },
    {
      script: { conduct: { at: 3, does: "hang", times: always } },
      ends: `FAILED(timeout:${stage})`,
      attempts: 3,
      alerts: 1,
    },
  ]),
  ...eachStage(9, (stage) => [
    { script: { conduct: { at: 5, does: "die" } }, ...second, check: isOfAttempt(stage, 2) },
    { script: { conduct: { at: 4, does: "pre-empted" } }, ...second, check: isOfAttempt(stage, 2) },
  ]),
  ...eachStage(10, (stage) => [
    { script: { conduct: { at: 4, does: "fail" } }, ...second, check: isOfAttempt(stage, 2) },
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
      check: ({ cloud }, tell) => {
        if (cloud.made.some((name) => name.startsWith(`${struckRun}-${stage}-`))) tell("c", "it was started");
      },
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
        if (database.watermark() !== old) tell("b", `the pointer left ${old}`);
      },
    },
  ]),
  ...eachStage(14, (stage) => [
    {
      script: { garbled: { verb: stage === "fetch" ? "put" : "get" } },
      ...second,
      check: isOfAttempt(stage, 2),
    },
    { script: { conduct: { at: 5, does: "cut" } }, ...second, check: isOfAttempt(stage, 2) },
    ...(stage === "load"
      ? []
      : (["half manifest", "miscount"] as const).map((does) => ({
          script: { conduct: { at: 0, does } },
          ...second,
          check: isOfAttempt(stage, 2),
        }))),
    ...(stage === "load" ? [] : [{ script: { garbled: { verb: "put" as const } }, ...second }]),
  ]),
  ...eachStage(15, () => [
    { script: { outage: { status: 503, forMs: 5 * minuteMs } }, ...published, check: writtenOnce },
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
    ...ofLoad(stage, { script: { transaction: { kind: "load", fault: "restart inside" } }, ...second }),
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
        ...second,
      },
    ]),
  ),
  ...twoTicks(),
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
    ],
  })),
  ...vetoes(),
];

/** Plays a cell's variants with some seeds each. Returns what went wrong, and how often its fault struck. */
export async function playCell(cell: Cell): Promise<{ violations: Violation[]; hits: number }> {
  const violations: Violation[] = [];
  let hits = 0;
  for (const [at, variant] of cell.variants.entries())
    for (let seed = 1; seed <= seedsPerVariant; seed++) {
      const played = await playVariant(cell, variant, seed);
      if (played.hits === 0)
        violations.push({ invariant: "d", text: `variant ${at}: the fault never struck` });
      hits += played.hits;
      for (const { invariant, text } of played.violations)
        violations.push({ invariant, text: `variant ${at}, seed ${seed}: ${text}` });
    }
  return { violations, hits };
}

export async function playVariant(
  cell: Cell,
  variant: Variant,
  seed: number,
  story?: string[],
): Promise<{ violations: Violation[]; hits: number }> {
  const { stage, script } = variant;
  const faults = new ScriptedFaults({ fault: cell.fault, cell: cell.name, stage, run: struckRun }, script);
  const simulation = new Simulation(seed, faults);
  simulation.world.story = story;
  faults.world = simulation.world;
  faults.currentStage = () => {
    const run = simulation.run(struckRun);
    return run?.status === "RUNNING" ? run.attempts.at(-1)?.stage : undefined;
  };
  simulation.tickAtSlot(old);
  simulation.tickAtSlot(struckRun);
  variant.drive?.(simulation, faults);
  await simulation.world.play(Date.parse("2026-01-01T13:00:00Z"));
  await simulation.settle();
  const tell = (invariant: InvariantName, text: string) => simulation.invariants.tell(invariant, text);
  checkEnd(simulation, variant, tell);
  variant.check?.(simulation, tell);
  await simulation.end();
  const hits = faults.hits.get(`${String(cell.fault).padStart(2, "0")} ${cell.name}`) ?? 0;
  return { violations: simulation.invariants.violations, hits };
}

type Tell = (invariant: InvariantName, text: string) => void;

function checkEnd(simulation: Simulation, { stage, ends, attempts, alerts = 0 }: Variant, tell: Tell): void {
  const run = simulation.run(struckRun);
  const ended = run?.reason ? `${run.status}(${run.reason})` : String(run?.status);
  if (ended !== ends) tell("d", `it ended ${ended}, not ${ends}`);
  const tried = run?.attempts.filter((attempt) => attempt.stage === stage).length ?? 0;
  if (tried > attempts) tell("e", `${stage} was tried ${tried} times, not ${attempts}`);
  const others = run?.attempts.filter((attempt) => attempt.stage !== stage && attempt.attempt > 1);
  if (others?.length) tell("e", `${others[0]!.stage} was tried again`);
  const mails = simulation.mails.filter(({ subject }) => subject.includes(struckRun)).length;
  if (mails !== alerts) tell("d", `${mails} alerts were mailed, not ${alerts}`);
}

function startedOnce(stage: Stage): Variant["check"] {
  return ({ cloud }, tell) => {
    const name = jobName(struckRun, stage, 1);
    const times = cloud.made.filter((made) => made === name).length;
    if (times !== 1) tell("c", `${name} was made ${times} times`);
  };
}

/** The row of a run that nobody disturbs is saved five times: at its tick and at each stage's end. */
function undisturbed(stage: Stage): Variant["check"] {
  return (simulation, tell) => {
    startedOnce(stage)!(simulation, tell);
    const version = simulation.database.runs.get(struckRun)?.version;
    if (version !== 5) tell("d", `the run's row has version ${version}`);
  };
}

function foundByOneSweep(stage: Stage): Variant["check"] {
  return (simulation, tell) => {
    undisturbed(stage)!(simulation, tell);
    const next = stages[stages.indexOf(stage) + 1];
    const begun = simulation.run(struckRun)?.attempts.find((attempt) => attempt.stage === next)?.startedAt;
    const done = manifestOf(simulation, stage)?.endedAt;
    if (begun && done && begun.getTime() - Date.parse(done) > sweepMs + minuteMs)
      tell("d", `it was found after ${(begun.getTime() - Date.parse(done)) / 1_000} s`);
  };
}

/** What stands in the lake, and is read, is that attempt's and no other's. */
function isOfAttempt(stage: Stage, attempt: number): Variant["check"] {
  return (simulation, tell) => {
    const manifest = manifestOf(simulation, stage);
    if (manifest?.attempt !== attempt) tell("d", `the manifest is of attempt ${manifest?.attempt}`);
    const others = manifest?.objects.filter(({ path }) => !path.includes(`/attempt=${attempt}/`));
    if (others?.length) tell("a", `${others[0]!.path} is read`);
  };
}

function manifestOf({ bucket }: Simulation, stage: Stage) {
  const bytes = bucket.objects.get(manifestPath(struckRun, stage))?.bytes;
  return bytes && manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
}

function writtenOnce({ bucket }: Simulation, tell: Tell): void {
  for (const [path, times] of bucket.writes) if (times > 1) tell("a", `${path} was written ${times} times`);
}

function calmsDown({ bucket }: Simulation, tell: Tell): void {
  if (bucket.requests > 2 * bucket.operations)
    tell("e", `${bucket.requests} requests were sent for ${bucket.operations} operations`);
  // Each handler is a process of its own; the machine is one that goes through all of the storm.
  const own = bucket.throttled.filter(({ by }) => by.startsWith("machine"));
  const early = own.filter(({ at }) => at <= own[0]!.at + minuteMs).length;
  const late = own.filter(({ at }) => at >= own.at(-1)!.at - minuteMs).length;
  if (late >= early) tell("e", `${early} requests a minute became ${late}`);
}

function goneWithin(stage: Stage, withinMs: number): Variant["check"] {
  return (simulation, tell) => {
    const ended = simulation.cloud.ended.find(({ job }) => job.name === jobName(struckRun, stage, 1));
    const done = manifestOf(simulation, stage)?.endedAt;
    if (!ended || !done) return tell("c", "it is not gone");
    const restedMs = ended.endedAt - Date.parse(done);
    if (restedMs > withinMs + minuteMs)
      tell("c", `it was on for ${restedMs / 60_000} minutes after its work`);
  };
}

function poison(source: Simulation["source"], faults: ScriptedFaults, stage: Stage, count: number): void {
  source.poison(struckRun, count, stage);
  faults.struckByHand();
}

function twoTicks(): Cell[] {
  const script: Script = {};
  const stage = "fetch" as const;
  const later = "2026-01-01T18";
  const expectRun =
    (run: string, expected: string): Variant["check"] =>
    (simulation, tell) => {
      const found = simulation.run(run);
      const ended = found?.reason ? `${found.status}(${found.reason})` : String(found?.status);
      if (ended !== expected) tell("d", `${run} ended ${ended}, not ${expected}`);
    };
  return [
    {
      fault: 20,
      name: "duplicate",
      variants: [
        {
          stage,
          script,
          drive: (simulation, faults) => {
            for (const time of ["12:00", "12:10", "12:50"])
              simulation.at(time, () => simulation.tick(struckRun));
            faults.struckByHand();
          },
          ...published,
          check: undisturbed(stage),
        },
      ],
    },
    {
      fault: 20,
      name: "overlapping",
      variants: [
        {
          stage,
          script: { conduct: { at: 3, does: "hang" } },
          drive: (simulation, faults) => {
            simulation.at("12:30", () => simulation.tick(later));
            faults.struckByHand();
          },
          ...second,
          check: expectRun(later, "SKIPPED(overlap)"),
        },
      ],
    },
    {
      fault: 20,
      name: "stale",
      variants: [
        {
          stage,
          script,
          drive: (simulation, faults) => {
            simulation.at("12:50", () => simulation.tick("2026-01-01T00"));
            simulation.at("12:55", () => simulation.tick(old, { retry: true }));
            faults.struckByHand();
          },
          ...published,
          check: (simulation, tell) => {
            expectRun("2026-01-01T00", "SKIPPED(stale)")!(simulation, tell);
            expectRun(old, "PUBLISHED")!(simulation, tell);
          },
        },
      ],
    },
    {
      fault: 20,
      name: "late",
      variants: [
        {
          stage,
          script: { deliver: { delays: [4 * hourMs], only: "tick" } },
          drive: (simulation, faults) => {
            simulation.at("17:40", () => {});
            faults.struckByHand();
          },
          ...published,
        },
        {
          stage,
          script: { deliver: { delays: [8 * hourMs], only: "tick" } },
          drive: (simulation, faults) => {
            simulation.at("18:00", () => simulation.tick(later));
            faults.struckByHand();
          },
          ends: "SKIPPED(stale)",
          attempts: 0,
          check: expectRun(later, "PUBLISHED"),
        },
      ],
    },
  ];
}

function vetoes(): Cell[] {
  const stage = "predict" as const;
  const machine = jobName(struckRun, stage, 1);
  const put = (simulation: Simulation, ms: number) => {
    const now = new Date(simulation.world.now);
    void simulation.vetoes.put({ setBy: "ml@example.org", setAt: now, until: new Date(now.getTime() + ms) });
  };
  const lift = (simulation: Simulation) =>
    void simulation.vetoes.lift("ml@example.org", new Date(simulation.world.now));
  /** A machine that stays stays until then, give or take what two sweeps do. */
  const restsUntil =
    (time: string, fromTime = time): Variant["check"] =>
    (simulation, tell) => {
      const ended = simulation.cloud.ended.find(({ job }) => job.name === machine);
      if (!ended) return tell("c", `${machine} is not gone`);
      const least = Date.parse(`2026-01-01T${fromTime}:00Z`);
      const most = Date.parse(`2026-01-01T${time}:00Z`) + 2 * sweepMs + minuteMs;
      if (ended.endedAt < least) tell("c", `${machine} was stopped though it was kept`);
      if (ended.endedAt > most) tell("c", `${machine} was on until ${new Date(ended.endedAt).toISOString()}`);
    };
  const tellsCost = (simulation: Simulation, tell: Tell) => {
    const mails = simulation.mails.filter(({ text }) => text.includes("0.40 USD an hour"));
    if (mails.length !== 1) tell("d", `${mails.length} mails told the cost`);
  };
  const both =
    (...checks: Variant["check"][]): Variant["check"] =>
    (simulation, tell) => {
      for (const check of checks) check!(simulation, tell);
    };
  const cell = (
    fault: number,
    name: string,
    acts: Record<string, (simulation: Simulation) => void>,
    check: Variant["check"],
  ): Cell => ({
    fault,
    name,
    variants: [
      {
        stage,
        script: {},
        drive: (simulation, faults) => {
          for (const [time, act] of Object.entries(acts)) simulation.at(time, () => act(simulation));
          faults.struckByHand();
        },
        ...published,
        check,
      },
    ],
  });
  const expired = (simulation: Simulation, tell: Tell) => {
    const times = simulation.logged.filter((event) => event === "VETO_EXPIRED").length;
    if (times !== 1) tell("d", `VETO_EXPIRED was logged ${times} times`);
  };
  // The ML machine of the struck run works from about 12:11 to 12:19.
  return [
    cell(
      22,
      "before the ML machine starts",
      { "12:04": (s) => put(s, 2 * hourMs) },
      both(restsUntil("14:04"), tellsCost),
    ),
    cell(
      22,
      "while the ML machine works",
      { "12:12": (s) => put(s, 2 * hourMs) },
      both(restsUntil("14:12"), tellsCost),
    ),
    cell(
      23,
      "while the ML machine works",
      { "12:04": (s) => put(s, 4 * hourMs), "12:14": lift },
      restsUntil("12:22", "12:14"),
    ),
    cell(
      23,
      "while the ML machine rests",
      { "12:12": (s) => put(s, 4 * hourMs), "13:00": lift },
      restsUntil("13:00"),
    ),
    cell(
      24,
      "in the ledger",
      { "12:12": (s) => put(s, vetoMsMax) },
      both(restsUntil("16:12"), tellsCost, expired),
    ),
    cell(
      24,
      "on the machine's label",
      {
        "12:13": (s) => {
          const found = s.cloud.machines.get(machine);
          if (found) found.label = new Date(s.world.now + 100 * hourMs);
        },
      },
      both(restsUntil("16:20", "16:13"), tellsCost, expired),
    ),
  ];
}
