import { manifestPath, manifestSchema, type Stage, stages } from "../../core/domain/manifest.ts";
import { defaultRunRules, jobName, parseJobName } from "../../core/domain/run.ts";
import { mayRest } from "../../core/domain/veto.ts";
import { lifeMsMax } from "./cloud.ts";
import type { Simulation } from "./simulation.ts";
import { hourMs, sweepMs } from "./times.ts";

export const invariantNames = {
  a: "each raw record is in results or in quarantine exactly once",
  b: "no reader sees part of a run, and the pointer never goes back",
  c: "no machine is left running, but one that a veto keeps under its cap",
  d: "every run ends in a named state",
  e: "at most three attempts a stage, and bounded machine time",
} as const;
export type InvariantName = keyof typeof invariantNames;

export interface Violation {
  invariant: InvariantName;
  text: string;
}

const namedFailures = ["capacity", "quality", ...stages, ...stages.map((stage) => `timeout:${stage}`)];

/** Clock errors of two handlers, the look of two sweeps and some calls on their way. */
const slackMs = 2 * 300_000 + 2 * sweepMs + 300_000;

/** What must hold whatever fails. Violations are collected, so that all of them are told. */
export class Invariants {
  readonly violations: Violation[] = [];
  readonly #simulation: Simulation;
  #pointer: string | null = null;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
  }

  /** A reader's view after each commit: the rows of published runs, all of them, and no others. */
  lookAsReader(): void {
    const { database } = this.#simulation;
    const pointer = database.publications.at(-1)?.run ?? null;
    if (pointer === this.#pointer) {
      if (this.#rows !== database.results.size) this.tell("b", "rows came without the pointer");
      return;
    }
    if (this.#pointer !== null && (pointer === null || pointer < this.#pointer))
      this.tell("b", `the pointer went from ${this.#pointer} back to ${pointer}`);
    this.#pointer = pointer;
    this.#rows = database.results.size;
    this.#countRecords("b", pointer);
  }

  #rows = 0;

  /** When all has come to rest, before the last tick. */
  lookForRest(): void {
    const { database, cloud, bus } = this.#simulation;
    for (const { run } of database.runs.values())
      if (run.status === "RUNNING") this.tell("d", `${run.id} still runs`);
    for (const { command, dispatchedAt, lastError } of database.outbox.values())
      if (dispatchedAt === null) this.tell("d", `${command.name} waits: ${lastError}`);
    if (bus.waiting > 0) this.tell("d", `${bus.waiting} events wait`);
    for (const name of cloud.machines.keys()) this.tell("c", `${name} is on after days`);
  }

  lookAtTheEnd(last: string): void {
    const { database } = this.#simulation;
    const published = database.runs.get(last)?.run;
    if (!published?.status.startsWith("PUBLISHED"))
      this.tell("d", `the last, clean run ${last} is ${published?.status} (${published?.reason})`);
    this.#countRecords("a", last);
    this.#lookAtMachines();
    this.#lookAtRuns();
  }

  /** Up to the end of a run's window, counts each record in the results and in quarantine. */
  #countRecords(invariant: InvariantName, run: string | null): void {
    if (run === null) return;
    const { database, source } = this.#simulation;
    const setAside = this.#quarantined();
    const until = source.indexAt(run);
    const wrong: number[] = [];
    for (let record = 0; record < until; record++) {
      const found = (database.results.get(record)?.length ?? 0) + (setAside.get(record) ?? 0);
      if (found !== 1) wrong.push(record);
    }
    if (wrong.length > 0)
      this.tell(invariant, `${wrong.length} records up to ${run} are not there once: ${wrong.slice(0, 5)}…`);
    if (invariant === "a" && database.results.size + setAside.size > until)
      this.tell("a", `there are records from after ${run}`);
  }

  #quarantined(): Map<number, number> {
    const { database, bucket } = this.#simulation;
    const found = new Map<number, number>();
    const add = (record: number, times: number) => found.set(record, (found.get(record) ?? 0) + times);
    for (const [record, runs] of database.setAside) add(record, runs.length);
    for (const { run } of database.publications)
      for (const stage of stages) {
        const bytes = bucket.objects.get(manifestPath(run, stage))?.bytes;
        if (!bytes?.includes("quarantine/")) continue;
        for (const { path } of manifestSchema.parse(JSON.parse(bytes.toString("utf8"))).objects)
          if (path.startsWith("quarantine/"))
            for (const record of JSON.parse(bucket.objects.get(path)!.bytes.toString("utf8")) as number[])
              add(record, 1);
      }
    return found;
  }

  #lookAtMachines(): void {
    const { cloud, database, world } = this.#simulation;
    for (const name of cloud.machines.keys()) {
      const job = parseJobName(name)!;
      if (!mayRest(name, database.runs.get(job.run)?.run, database.vetoes.at(-1), new Date(world.now)))
        this.tell("c", `${name} is on at the end`);
    }
    for (const { job, livedMs, wasHard } of cloud.ended) {
      const ownMs = defaultRunRules.stageTimeoutMs + slackMs;
      const keptMs = job.stage === "predict" && database.vetoes.length > 0 ? 4 * hourMs : 0;
      if (livedMs > (wasHard ? lifeMsMax[job.stage] : Math.min(lifeMsMax[job.stage] - 1, ownMs + keptMs)))
        this.tell("e", `${job.name} was on for ${Math.round(livedMs / 60_000)} minutes`);
    }
  }

  #lookAtRuns(): void {
    const { database, cloud, mails } = this.#simulation;
    for (const { run } of database.runs.values()) {
      for (const stage of stages) {
        const attempts = run.attempts.filter((attempt) => attempt.stage === stage).length;
        if (attempts > defaultRunRules.attemptsMax)
          this.tell("e", `${run.id} tried ${stage} ${attempts} times`);
      }
      if (run.status === "RUNNING") this.tell("d", `${run.id} still runs`);
      if (run.status === "SKIPPED" && !["stale", "overlap"].includes(run.reason ?? ""))
        this.tell("d", `${run.id} was skipped for ${run.reason}`);
      if (run.status !== "FAILED") continue;
      if (!namedFailures.includes(run.reason ?? "")) this.tell("d", `${run.id} failed for ${run.reason}`);
      if (!mails.some(({ text }) => text.includes(`Run ${run.id} failed`)))
        this.tell("d", `nobody was told that ${run.id} failed`);
    }
    for (const name of new Set(cloud.made)) {
      const { run, stage, attempt } = parseJobName(name)!;
      const known = database.runs.get(run)?.run.attempts;
      if (
        !known?.some((one) => jobName(run, one.stage as Stage, one.attempt) === jobName(run, stage, attempt))
      )
        this.tell("e", `${name} was started and no run knows it`);
    }
  }

  tell(invariant: InvariantName, text: string): void {
    this.violations.push({ invariant, text });
    this.#simulation.world.tell(() => `VIOLATION ${invariant}: ${text}`);
  }
}
