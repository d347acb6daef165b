import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyCounts, stages } from "../../../core/domain/manifest.ts";
import {
  type Command,
  currentAttempt,
  defaultRunRules,
  jobName,
  type Ledger,
  parseJobName,
  type Run,
  type RunEvent,
  reduce,
} from "../../../core/domain/run.ts";

const id = "2026-11-22T06";
const now = new Date("2026-11-22T06:00:00Z");
const idle: Ledger = { watermark: "2026-11-22T00", active: null };
const busy: Ledger = { ...idle, active: id };
const counts = { ...emptyCounts(), in: 100, out: 100 };

function play(events: RunEvent[], ledger: Ledger = busy): { run: Run | undefined; commands: Command[] } {
  let run: Run | undefined;
  const commands: Command[] = [];
  for (const event of events) {
    const [after, more] = reduce(run, { run: id, ...event }, now, run ? ledger : idle);
    run = after;
    commands.push(...more);
  }
  return { run, commands };
}

const tick: RunEvent = { type: "tick", options: {}, retry: false };
const manifest = (stage: (typeof stages)[number], attempt = 1, more = {}): RunEvent => ({
  type: "manifest",
  stage,
  attempt,
  counts: { ...counts, ...more },
});
const stopped = (stage: (typeof stages)[number], attempt: number, interrupted = false): RunEvent => ({
  type: "stopped",
  stage,
  attempt,
  reason: "exit code 1",
  interrupted,
});

test("four manifests in order publish a run, and each starts the next stage once", () => {
  const { run, commands } = play([tick, ...stages.map((stage) => manifest(stage))]);
  expect(run?.status).toBe("PUBLISHED");
  const started = commands.filter(({ kind }) => kind === "start");
  expect(started.map((command) => command.name)).toEqual(stages.map((stage) => jobName(id, stage, 1)));
});

test("a duplicate, late or foreign event changes nothing", () => {
  const before = play([tick, manifest("fetch")]).run;
  for (const event of [tick, manifest("fetch"), manifest("predict"), stopped("fetch", 1)])
    expect(reduce(before, { run: id, ...event }, now, busy)).toEqual([before, []]);
});

test("a whole manifest of a later attempt is taken: the ledger was restored from before it", () => {
  const { run } = play([tick, manifest("fetch", 3)]);
  expect(currentAttempt(run!)).toMatchObject({ stage: "categorise", attempt: 1 });
  expect(play([tick, stopped("fetch", 2)]).run?.attempts).toHaveLength(1);
});

test("a stage that fails three times ends the run with one alert", () => {
  const { run, commands } = play([tick, stopped("fetch", 1), stopped("fetch", 2), stopped("fetch", 3)]);
  expect(run).toMatchObject({ status: "FAILED", reason: "fetch" });
  expect(run?.attempts).toHaveLength(3);
  expect(commands.filter((command) => command.kind === "alert")).toHaveLength(1);
  expect(commands.filter((command) => command.kind === "stop")).toHaveLength(3);
});

test("an interruption by the host costs no attempt", () => {
  const { run } = play([
    tick,
    ...[1, 2, 3, 4, 5].map((attempt) => stopped("fetch", attempt, true)),
    manifest("fetch", 6),
  ]);
  expect(currentAttempt(run!)).toMatchObject({ stage: "categorise", attempt: 1 });
});

test("a stage past its time is stopped and tried again, then fails by that name", () => {
  let run = play([tick]).run;
  let at = now;
  for (let attempt = 1; attempt <= 3; attempt++) {
    at = new Date(at.getTime() + defaultRunRules.stageTimeoutMs + 1);
    [run] = reduce(run, { run: id, type: "sweep", refusal: null }, at, busy);
  }
  expect(run).toMatchObject({ status: "FAILED", reason: "timeout:fetch" });
});

test("a stage that finds no room until its time is over fails by capacity, at once and with one alert", () => {
  const started = play([tick]).run;
  const refused = { run: id, type: "sweep", refusal: "the quota is used up" } as const;
  expect(reduce(started, refused, now, busy)[0]).toBe(started);
  const late = new Date(now.getTime() + defaultRunRules.stageTimeoutMs + 1);
  const [run, commands] = reduce(started, refused, late, busy);
  expect(run).toMatchObject({ status: "FAILED", reason: "capacity" });
  expect(run?.attempts).toMatchObject([{ status: "FAILED", reason: "the quota is used up" }]);
  // The refusal may have been a start whose answer was lost.
  expect(commands).toMatchObject([{ kind: "stop", job: `${id}-fetch-1` }, { kind: "alert" }]);
});

test("a manifest stops its machine before the next is started, but the load has none", () => {
  const { commands } = play([
    tick,
    manifest("fetch"),
    manifest("categorise"),
    manifest("predict"),
    manifest("load"),
  ]);
  expect(commands.map(({ name }) => name)).toEqual([
    `${id}-fetch-1`,
    `stop-${id}-fetch-1`,
    `${id}-categorise-1`,
    `stop-${id}-categorise-1`,
    `${id}-predict-1`,
    `stop-${id}-predict-1`,
    `${id}-load-1`,
  ]);
});

test("over one per cent in quarantine the run fails by quality, at one per cent it is published as such", () => {
  const tooMany = play([
    tick,
    manifest("fetch"),
    manifest("categorise", 1, { in: 1000, out: 989, quarantined: 11 }),
  ]);
  expect(tooMany.run).toMatchObject({ status: "FAILED", reason: "quality" });
  const few = play([
    tick,
    manifest("fetch"),
    manifest("categorise", 1, { in: 1000, out: 990, quarantined: 10 }),
    manifest("predict"),
    manifest("load"),
  ]);
  expect(few.run?.status).toBe("PUBLISHED_QUARANTINE");
});

describe("a tick", () => {
  test("at or under the watermark is stale", () => {
    const [run, commands] = reduce(undefined, { run: "2026-11-22T00", ...tick }, now, idle);
    expect(run).toMatchObject({ status: "SKIPPED", reason: "stale" });
    expect(commands).toEqual([]);
  });

  test("while another run is under way is an overlap, which a person may ask for again", () => {
    const [run] = reduce(undefined, { run: id, ...tick }, now, { ...idle, active: "2026-11-22T12" });
    expect(run).toMatchObject({ status: "SKIPPED", reason: "overlap" });
    expect(reduce(run, { run: id, ...tick }, now, idle)[0]).toBe(run);
    expect(reduce(run, { run: id, type: "tick", options: {}, retry: true }, now, idle)[0]?.status).toBe(
      "RUNNING",
    );
  });

  test("that is delivered again does not reopen a failed run, but a person does, at the stage that failed", () => {
    const failed = play([
      tick,
      manifest("fetch"),
      stopped("categorise", 1),
      stopped("categorise", 2),
      stopped("categorise", 3),
    ]).run;
    expect(reduce(failed, { run: id, ...tick }, now, idle)[0]).toBe(failed);
    const [again] = reduce(failed, { run: id, type: "tick", options: {}, retry: true }, now, idle);
    expect(currentAttempt(again!)).toMatchObject({ stage: "categorise", attempt: 4 });
  });

  test("of a run that failed to fetch takes what a person names now, else what was named before", () => {
    const named: RunEvent = { type: "tick", options: { dataDir: "/before" }, retry: false };
    const failed = play([named, stopped("fetch", 1), stopped("fetch", 2), stopped("fetch", 3)]).run;
    const ask = (options: { dataDir?: string }) =>
      reduce(failed, { run: id, type: "tick", options, retry: true }, now, idle);
    const [after, [start]] = ask({ dataDir: "/now" });
    expect([after?.options, start]).toMatchObject([{ dataDir: "/now" }, { options: { dataDir: "/now" } }]);
    expect(ask({})[0]?.options).toEqual({ dataDir: "/before" });
  });
});

describe("a failed run that a person asks for again", () => {
  const unusable = () => play([tick, manifest("fetch", 1, { in: 100, out: 50, quarantined: 50 })]).run!;
  const reopened = (run: Run, options = {}, ledger = idle) =>
    reduce(run, { run: id, type: "tick", options, retry: true }, now, ledger);

  test("reads its data anew when they were unusable, from another folder when one is given", () => {
    const [run, commands] = reopened(unusable(), { dataDir: "/corrected" });
    expect(currentAttempt(run!)).toMatchObject({ stage: "fetch", attempt: 2 });
    expect(commands).toMatchObject([{ stage: "fetch", attempt: 2, options: { dataDir: "/corrected" } }]);
    expect(reopened(unusable())[1]).toMatchObject([{ stage: "fetch", attempt: 2, options: {} }]);
  });

  test("is published as clean when the data read anew are", () => {
    let [run] = reopened(unusable());
    for (const event of [manifest("fetch", 2), manifest("categorise"), manifest("predict"), manifest("load")])
      [run] = reduce(run, { run: id, ...event }, now, busy);
    expect(run?.status).toBe("PUBLISHED");
  });

  test("begins with fetch again after a later stage when its sources change or another run was published", () => {
    const failed = play([
      tick,
      manifest("fetch"),
      manifest("categorise"),
      ...[1, 2, 3].map((attempt) => stopped("predict", attempt)),
    ]).run!;
    const stageOf = (ledger: Ledger, options = {}) => currentAttempt(reopened(failed, options, ledger)[0]!);
    expect(stageOf(idle)).toMatchObject({ stage: "predict", attempt: 4 });
    expect(stageOf(idle, { sources: ["rss"] })).toMatchObject({ stage: "fetch", attempt: 2 });
    const [run] = reopened(failed, {}, { ...idle, watermark: "2026-11-22T03" });
    expect(run).toMatchObject({ previous: "2026-11-22T03" });
    expect(currentAttempt(run!)).toMatchObject({ stage: "fetch", attempt: 2 });
  });

  test("has attempts that began one after the other, though its clock stood still", () => {
    const [run] = reopened(
      play([tick, manifest("fetch"), manifest("categorise", 1, { quarantined: 9 })]).run!,
    );
    const times = run!.attempts.map(({ startedAt }) => startedAt.getTime());
    expect(new Set(times).size).toBe(times.length);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

test("whatever comes in whatever order, attempts stay bounded, ends are final and commands are named once", () => {
  const anyEvent = fc.oneof(
    fc.constant(tick),
    fc
      .record({
        stage: fc.constantFrom(...stages),
        attempt: fc.integer({ min: 1, max: 4 }),
        bad: fc.boolean(),
      })
      .map(({ stage, attempt, bad }) => manifest(stage, attempt, bad ? { out: 50, quarantined: 50 } : {})),
    fc
      .record({ stage: fc.constantFrom(...stages), attempt: fc.integer({ min: 1, max: 4 }) })
      .map(({ stage, attempt }) => stopped(stage, attempt)),
    fc.constantFrom<RunEvent>({ type: "sweep", refusal: null }, { type: "sweep", refusal: "no room" }),
  );
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let run: Run | undefined;
      const names: string[] = [];
      for (const event of [tick, ...events]) {
        const [after, commands] = reduce(run, { run: id, ...event }, now, run ? busy : idle);
        if (run && run.status !== "RUNNING") expect(after).toBe(run);
        run = after;
        names.push(...commands.map((command) => command.name));
      }
      expect(new Set(names).size).toBe(names.length);
      for (const stage of stages)
        expect(run?.attempts.filter((attempt) => attempt.stage === stage).length).toBeLessThanOrEqual(3);
      if (run?.status.startsWith("PUBLISHED"))
        expect(
          run.attempts.filter((attempt) => attempt.status === "DONE").map((attempt) => attempt.stage),
        ).toEqual(stages);
    }),
  );
});

test("a job's name gives its parts back", () => {
  expect(parseJobName(jobName(id, "predict", 12))).toEqual({ run: id, stage: "predict", attempt: 12 });
  for (const name of ["", "x", `${id}-predict-0`, `${id}-dance-1`])
    expect(parseJobName(name)).toBeUndefined();
});
