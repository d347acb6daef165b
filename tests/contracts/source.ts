import { describe, expect, test } from "vitest";
import type { RunOptions } from "../../core/domain/events.ts";
import { sources } from "../../jobs/fetch/sources/index.ts";
import type { Source } from "../../jobs/fetch/sources/source.ts";
import { FetchBench } from "../support/fetch-bench.ts";
import { type ReplayAnswer, type ReplayRequest, startReplayServer } from "../support/replay-server.ts";

/** One thing the source has to tell: `bad` ones are in no shape the source promises. */
export interface Entry {
  key: string;
  at: Date;
  bad?: boolean;
}

/** What a source must say of itself to be put through the contract. */
export interface SourceCase {
  source: string;
  /** The code its malformed records are set aside with. */
  badCode: string;
  options?: RunOptions;
  env?: Record<string, string>;
  /** The state of a run that comes a day late: `partial` for a provider that shows only its last day. */
  lateState?: "partial";
  /** Whether it asks its provider for nothing later than now, so that what claims to be is never met. */
  asksUpToNow?: boolean;
  /** For a source that calls out: its addresses, its answer with such entries, and an error sent with status 200. */
  http?: {
    origins: string[];
    answer(entries: Entry[], request: ReplayRequest): ReplayAnswer;
    errorWith200: string;
  };
  /** For a source that reads a folder: puts the entries there and says with which options to run. */
  fill?(entries: Entry[]): Promise<RunOptions>;
}

const run = "2020-01-04T00";
const nextRun = "2020-01-05T00";
const first: Entry = { key: "1001", at: new Date("2020-01-02T14:30:00Z") };
const second: Entry = { key: "1002", at: new Date("2020-01-03T14:30:00Z") };
const later: Entry = { key: "1003", at: new Date("2020-01-04T14:30:00Z") };
const bad: Entry = { key: "1004", at: new Date("2020-01-03T15:30:00Z"), bad: true };

/** Ten minutes after the clock, and two days. */
const ahead: Entry = { key: "1005", at: new Date("2020-01-05T12:10:00Z") };
const farAhead: Entry = { key: "1006", at: new Date("2020-01-07T14:30:00Z") };

/** The one suite that every source passes; GUIDE.md says how to give a new one its case. */
export function sourceContract(given: SourceCase): void {
  describe(`source ${given.source}`, () => {
    test("it says what it is, what it needs and what its terms ask", () => {
      const source = findSource(given.source);
      const { name, title, delivers, settings, terms, limits, recheck } = source;
      expect(name).toMatch(/^[a-z0-9][a-z0-9-]*$/);
      expect(title).toMatch(/^\S.{9,119}$/);
      expect(delivers.length).toBeGreaterThan(0);
      for (const { variable, meaning } of settings) {
        expect(variable).toMatch(/^[A-Z][A-Z0-9_]+$/);
        expect(meaning).toMatch(/^\S.{9,}$/);
      }
      expect(new Set(settings.map(({ variable }) => variable)).size).toBe(settings.length);
      if (given.http) {
        expect(Object.keys(limits)).not.toEqual([]);
      }
      if (terms.url !== undefined) expect(new URL(terms.url).protocol).toBe("https:");
      if (terms.retentionDays !== null) expect(terms.retentionDays).toBeGreaterThan(0);
      expect(recheck !== undefined).toBe(terms.deletions === "recheck");
    });

    for (const { variable } of findSource(given.source).settings.filter(({ required }) => required))
      test(`without ${variable} it is skipped, says so and asks nobody`, async () => {
        await using stand = await open({ ...given, env: { ...given.env, [variable]: "" } });
        await stand.offer([first]);
        const { coverage } = await stand.fetch(run);
        expect(coverage[0]).toMatchObject({ state: "skipped", records: 0 });
        expect(coverage[0]!.message).toContain(variable);
        expect(stand.requestCount()).toBe(0);
      });

    test("what a page repeats, or two pages share, is counted and is no second record", async () => {
      await using stand = await open(given);
      await stand.offer([first, second, second, first]);
      const one = await stand.fetch(run);
      const ids = one.records.map(({ id }) => id);
      expect(new Set(ids).size).toBe(2);
      expect(ids).toHaveLength(2);
      const { counts } = one.manifest;
      expect(counts).toMatchObject({ in: 2 + counts.duplicate, out: 2, quarantined: 0 });
      expect(one.coverage[0]).toMatchObject({ records: 2, duplicate: counts.duplicate });
      // A folder that is filled anew is another folder: what it repeats, its load counts.
      if (!given.http) return;
      await stand.offer([first, second, later, second, later]);
      const two = await stand.fetch(nextRun, run);
      expect(two.records).toHaveLength(1);
      expect(ids).not.toContain(two.records[0]!.id);
    });

    test("a clock that is some minutes ahead loses nothing: such a record is kept for its run", async () => {
      await using stand = await open(given);
      stand.bench.now = new Date("2020-01-05T12:00:10Z");
      await stand.offer([second, ahead]);
      const one = await stand.fetch("2020-01-05T12");
      expect(one.records).toHaveLength(1);
      expect(one.quarantined).toEqual([]);
      stand.bench.now = new Date("2020-01-06T06:00:10Z");
      await stand.offer([second, ahead]);
      const two = await stand.fetch("2020-01-06T06", "2020-01-05T12");
      expect(two.records).toHaveLength(1);
      expect(two.records[0]!.id).not.toBe(one.records[0]!.id);
    });

    test("a record from two days ahead is set aside, not believed", async () => {
      await using stand = await open(given);
      stand.bench.now = new Date("2020-01-05T12:00:10Z");
      await stand.offer([]);
      await stand.fetch("2020-01-03T00");
      await stand.offer([second, farAhead]);
      const { records, quarantined } = await stand.fetch("2020-01-09T00", "2020-01-03T00");
      expect(records).toHaveLength(1);
      expect(quarantined.map(({ code }) => code)).toEqual(given.asksUpToNow ? [] : ["record.time"]);
    });

    test("what is known by the slot is taken, what comes later waits for its own run, nothing comes twice", async () => {
      await using stand = await open(given);
      await stand.offer([first, second, later]);
      const one = await stand.fetch(run);
      expect(one.coverage[0]).toMatchObject({ state: "ok", records: 2, from: null });
      const two = await stand.fetch(nextRun, run);
      const late = { state: given.lateState ?? "ok", records: 1 };
      expect(two.coverage[0]).toMatchObject({ ...late, from: "2020-01-04T00:00:00.000Z" });
      const ids = [...one.records, ...two.records].map(({ id }) => id);
      expect(new Set(ids).size).toBe(3);
    });

    test("ids are the same in every attempt and are the source's own", async () => {
      await using stand = await open(given);
      await stand.offer([first, second]);
      const one = await stand.fetch(run);
      const again = await stand.fetch(run, null, { attempt: 2 });
      expect(again.records.map(({ id }) => id)).toEqual(one.records.map(({ id }) => id));
      for (const { id } of one.records) expect(String(id)).toMatch(/^[a-z0-9_-]+:.+/);
    });

    test("a malformed record among good ones goes to quarantine and the rest goes on", async () => {
      await using stand = await open(given);
      await stand.offer([first, bad, second]);
      const { coverage, quarantined, records, manifest } = await stand.fetch(run);
      expect(records).toHaveLength(2);
      expect(quarantined.map(({ code }) => code)).toEqual([given.badCode]);
      expect(coverage[0]).toMatchObject({ quarantined: 1, records: 2 });
      expect(manifest.counts).toMatchObject({ in: 3 + manifest.counts.duplicate, out: 2, quarantined: 1 });
    });

    test("an empty answer is no failure", async () => {
      await using stand = await open(given);
      await stand.offer([]);
      const { coverage, records } = await stand.fetch(run);
      expect(records).toEqual([]);
      expect(coverage[0]).toMatchObject({ state: "ok", records: 0 });
    });

    test("a source that is not asked keeps its cursor", async () => {
      await using stand = await open(given);
      await stand.offer([first, second]);
      await stand.fetch(run);
      await stand.bench.fetch({ run: "2020-01-04T06", previous: run, options: { sources: [] } });
      expect((await stand.fetch("2020-01-04T12", "2020-01-04T06")).records).toEqual([]);
    });

    test("a cursor that this version cannot read is told, and the source starts over once", async () => {
      await using stand = await open(given);
      const cursor = { unreadable: true };
      await stand.bench.publishCursor({ run: "2020-01-03T18", source: findSource(given.source), cursor });
      await stand.offer([first, second]);
      const one = await stand.fetch(run, "2020-01-03T18");
      expect(one.records).toHaveLength(2);
      expect(one.coverage[0]).toMatchObject({
        state: "ok",
        message: expect.stringContaining("started over"),
      });
      const two = await stand.fetch("2020-01-04T06", run);
      expect(two.records).toEqual([]);
      expect(two.coverage[0]!.message ?? "").not.toContain("started over");
    });

    if (given.http) httpContract(given);
  });
}

function httpContract(given: SourceCase): void {
  test("an error sent with status 200 is an error, and the cursor stays", async () => {
    await using stand = await open(given);
    stand.refuse({ headers: { "content-type": "application/json" }, body: given.http!.errorWith200 });
    expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "failed", code: "source.rejected" });
    await stand.offer([first, second]);
    expect((await stand.fetch(nextRun, run)).records).toHaveLength(2);
  });

  test("a web page with status 200 is an error", async () => {
    await using stand = await open(given);
    stand.refuse({ headers: { "content-type": "text/html" }, body: "<!doctype html><title>Log in</title>" });
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "failed", code: "source.rejected", records: 0 });
  });

  test("a key or token that is refused is told as such, and the cursor stays", async () => {
    await using stand = await open(given);
    stand.refuse({ status: 401, headers: { "content-type": "application/json" }, body: "{}" });
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "failed", code: "source.unauthorized", records: 0 });
    await stand.offer([first, second]);
    expect((await stand.fetch(nextRun, run)).records).toHaveLength(2);
  });

  test("429 with Retry-After is obeyed, then all is taken", async () => {
    await using stand = await open(given);
    await stand.offer([first, second]);
    stand.refuse({ status: 429, headers: { "retry-after": "7" } }, 1);
    expect((await stand.fetch(run)).records).toHaveLength(2);
    expect(stand.bench.waitsMs).toEqual([7_000]);
  });

  test("429 without Retry-After is met with growing patience and then given up", async () => {
    await using stand = await open(given);
    stand.refuse({ status: 429 });
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "failed", code: "source.throttled" });
    const firstMs = Math.max(1_000, stand.limits.spacingMs ?? 0);
    expect(stand.bench.waitsMs.slice(0, 3)).toEqual([firstMs, 2 * firstMs, 4 * firstMs]);
  });

  test("a Retry-After longer than a run can wait is not waited for", async () => {
    await using stand = await open(given);
    stand.refuse({ status: 429, headers: { "retry-after": "3600" } });
    const { coverage } = await stand.fetch(run);
    expect(coverage[0]).toMatchObject({ state: "failed", code: "source.throttled" });
    expect(stand.bench.waitsMs).toEqual([]);
  });

  test("a storm of 5xx fails the source, not the run, and the next run takes up where the last good one ended", async () => {
    await using stand = await open(given);
    await stand.offer([first]);
    await stand.fetch("2020-01-03T06");
    await stand.offer([first, second]);
    stand.refuse({ status: 503 });
    const storm = await stand.fetch(run, "2020-01-03T06");
    expect(storm.coverage[0]).toMatchObject({ state: "failed", code: "source.unavailable" });
    expect(storm.manifest.counts.in).toBe(0);
    stand.refuse({}, 0);
    const { records, coverage } = await stand.fetch(nextRun, run);
    expect(coverage[0]).toMatchObject({ state: given.lateState ?? "ok", from: "2020-01-03T06:00:00.000Z" });
    expect(records).toHaveLength(1);
  });

  test("one 5xx is got over", async () => {
    await using stand = await open(given);
    await stand.offer([first, second]);
    stand.refuse({ status: 500 }, 1);
    expect((await stand.fetch(run)).coverage[0]).toMatchObject({ state: "ok", records: 2 });
  });

  test("a budget that is spent is a state, is kept across runs, and asks nobody", async () => {
    await using stand = await open(given);
    await stand.offer([first, second, later]);
    await stand.fetch(run);
    const spent = stand.requestCount();
    await using poor = await open(given, { requestsPerDayMax: spent });
    await poor.offer([first, second, later]);
    expect((await poor.fetch(run)).coverage[0]).toMatchObject({ state: "ok" });
    const { coverage } = await poor.fetch(nextRun, run);
    expect(coverage[0]).toMatchObject({ state: "over_budget", code: "source.budget", records: 0 });
    expect(poor.requestCount()).toBe(spent);
    poor.bench.now = new Date("2020-01-06T00:30:00Z");
    expect((await poor.fetch("2020-01-05T06", nextRun)).coverage[0]).toMatchObject({
      state: given.lateState ?? "ok",
      records: 1,
    });
  });

  test("a stop ends the stage without a manifest", async () => {
    await using stand = await open(given);
    await stand.offer([first]);
    const stop = new AbortController();
    stand.onRequest(() => stop.abort(new Error("stopped by the test")));
    await expect(stand.fetch(run, null, { signal: stop.signal })).rejects.toThrow("stopped by the test");
    expect(await stand.bench.store.get(`manifests/run=${run}/fetch.json`)).toBeUndefined();
  });
}

/** A case's source with something to answer from. */
async function open(given: SourceCase, limits: Source["limits"] = {}) {
  const source = findSource(given.source);
  const server = await startReplayServer();
  const origins = Object.fromEntries((given.http?.origins ?? []).map((origin) => [origin, server.origin]));
  const bench = await FetchBench.open({
    // A case answers what is read; what is looked for again is the business of the source's own test.
    sources: [{ ...source, recheck: undefined, limits: { ...source.limits, ...limits } }],
    origins,
    env: given.env,
    now: "2020-01-05T12:00:00Z",
  });
  let entries: Entry[] = [];
  let options: RunOptions = { sources: [given.source], ...given.options };
  let refusal: ReplayAnswer | undefined;
  let refusalsLeft = 0;
  let listener = () => {};
  server.answer((request) => {
    listener();
    if (refusal && refusalsLeft-- > 0) return refusal;
    return given.http?.answer(entries, request) ?? { status: 404 };
  });
  return {
    bench,
    limits: source.limits,
    async offer(next: Entry[]) {
      entries = next;
      refusal = undefined;
      if (given.fill) options = { ...options, ...(await given.fill(next)) };
    },
    refuse(answer: ReplayAnswer, times = Infinity) {
      refusal = answer;
      refusalsLeft = times;
    },
    onRequest(next: () => void) {
      listener = next;
    },
    requestCount: () => server.requests.length,
    fetch: (
      run: string,
      previous: string | null = null,
      more: { attempt?: number; signal?: AbortSignal } = {},
    ) => bench.fetch({ run, previous, options, ...more }),
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

function findSource(wanted: string): Source {
  const source = sources.find(({ name }) => name === wanted);
  if (!source) throw new Error(`${wanted} is not in jobs/fetch/sources/index.ts`);
  return source;
}
