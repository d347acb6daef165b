import { expect, test } from "vitest";
import { isConserved, manifestPath } from "../../../core/domain/manifest.ts";
import type { Source, SourceItem } from "../../../jobs/fetch/sources/source.ts";
import { FetchBench } from "../../support/fetch-bench.ts";
import { madeSource } from "../../support/made-source.ts";
import { startReplayServer } from "../../support/replay-server.ts";

const run = "2020-01-04T00";
const record = (id: string, publishedAt = "2020-01-03T08:00:00Z"): SourceItem => ({
  type: "record",
  record: {
    id,
    source: "made",
    kind: "post",
    channel: "tests",
    publishedAt,
    collectedAt: publishedAt,
    text: `About ${id}`,
  },
  origin: "made",
});

function made(name: string, read: Source["read"], sample = false): Source {
  return madeSource(name, read, { sample });
}

async function* items(...given: SourceItem[]): AsyncGenerator<SourceItem> {
  yield* given;
}

async function* thenFail(error: unknown, ...given: SourceItem[]): AsyncGenerator<SourceItem> {
  yield* given;
  throw error;
}

test("each record ends once: written, a counted duplicate, or set aside; what waits is not in", async () => {
  const given = [
    record("made:1"),
    record("made:2"),
    record("made:1"),
    record("made:late", "2020-01-04T00:00:01Z"),
    { type: "record", record: { id: "made:none" }, origin: "made", line: 7 } as const,
    { type: "record", record: undefined, origin: "made" } as const,
  ];
  await using bench = await FetchBench.open({ sources: [made("made", () => items(...given))] });
  const { manifest, records, quarantined, coverage } = await bench.fetch({
    run,
    options: { sources: ["made"] },
  });
  expect(manifest.counts).toEqual({ in: 5, out: 2, duplicate: 1, quarantined: 2, unlinked: 0 });
  expect(isConserved(manifest.counts)).toBe(true);
  expect(records.map(({ id }) => id)).toEqual(["made:1", "made:2"]);
  expect(quarantined).toMatchObject([
    { code: "record.invalid", origin: "made", line: 7 },
    { code: "record.not_json" },
  ]);
  expect(coverage).toMatchObject([{ source: "made", records: 2, duplicate: 1, quarantined: 2 }]);
});

test("a record that nests deeper than can be written is set aside, and the rest goes on", async () => {
  const deep: unknown = JSON.parse(`${"[".repeat(60_000)}${"]".repeat(60_000)}`);
  const given = [{ type: "record", record: deep, origin: "made" } as const, record("made:1")];
  await using bench = await FetchBench.open({ sources: [made("made", () => items(...given))] });
  const { records, quarantined } = await bench.fetch({ run, options: { sources: ["made"] } });
  expect(records.map(({ id }) => id)).toEqual(["made:1"]);
  expect(quarantined).toMatchObject([{ code: "record.too_deep", raw: null }]);
});

test("a record known exactly at the slot belongs to the run", async () => {
  const sources = [made("made", () => items(record("made:1", "2020-01-04T00:00:00Z")))];
  await using bench = await FetchBench.open({ sources });
  expect((await bench.fetch({ run, options: { sources: ["made"] } })).records).toHaveLength(1);
});

test("the same id from two sources is one record and one duplicate", async () => {
  const sources = ["one", "two"].map((name) => made(name, () => items(record("made:1"))));
  await using bench = await FetchBench.open({ sources });
  const { manifest, coverage } = await bench.fetch({ run, options: { sources: ["one", "two"] } });
  expect(manifest.counts).toMatchObject({ in: 2, out: 1, duplicate: 1 });
  expect(coverage.map(({ records, duplicate }) => [records, duplicate])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test("a source that breaks off midway keeps what it gave, is partial, and continues from its last mark", async () => {
  const cursors: unknown[] = [];
  const breaking = made("made", ({ cursor }) => {
    cursors.push(cursor);
    const mark = { type: "cursor", cursor: { page: 1 } } as const;
    return thenFail(new Error("wire cut"), record("made:1"), mark, record("made:2"));
  });
  await using bench = await FetchBench.open({ sources: [breaking] });
  const one = await bench.fetch({ run, options: { sources: ["made"] } });
  expect(one.coverage[0]).toMatchObject({
    state: "partial",
    code: "internal",
    message: "wire cut",
    records: 2,
  });
  const two = await bench.fetch({ run: "2020-01-04T06", previous: run, options: { sources: ["made"] } });
  expect(two.coverage[0]?.from).toBeNull();
  expect(cursors).toEqual([undefined, { page: 1 }]);
});

test("when every source fails the run goes on with nothing and says so", async () => {
  const sources = [made("dead", () => thenFail(new Error("gone")))];
  await using bench = await FetchBench.open({ sources });
  const { manifest, coverage } = await bench.fetch({ run, options: { sources: ["dead", "unheard-of"] } });
  expect(manifest.counts.in).toBe(0);
  expect(coverage).toMatchObject([
    { source: "dead", state: "failed", code: "internal", message: "gone" },
    { source: "unheard-of", state: "failed", code: "source.unknown" },
  ]);
  expect(manifest.objects.map(({ path }) => path)).toEqual([`state/run=${run}/attempt=1/cursors.json`]);
});

test("without a wish the configured sources are asked, and a folder takes their place", async () => {
  const sources = ["one", "files"].map((name) =>
    made(name, () => items(record(`made:${name}`)), name === "one"),
  );
  await using bench = await FetchBench.open({ sources, env: { PULSO_SOURCES: "one,one" } });
  const configured = await bench.fetch({ run });
  expect(configured.coverage.map(({ source }) => source)).toEqual(["one"]);
  expect(configured.manifest.detail.sample).toBe(true);
  const folder = await bench.fetch({ run, attempt: 2, options: { dataDir: "/tmp" } });
  expect(folder.coverage.map(({ source }) => source)).toEqual(["files"]);
  expect(folder.manifest.detail.sample).toBe(false);
});

test("many records are written in parts of fifty thousand", async () => {
  async function* many(): AsyncGenerator<SourceItem> {
    for (let at = 0; at < 50_001; at++) yield record(`made:${at}`);
  }
  await using bench = await FetchBench.open({ sources: [made("made", many)] });
  const { manifest } = await bench.fetch({ run, options: { sources: ["made"] } });
  const parts = manifest.objects.filter(({ path }) => path.startsWith("raw/"));
  expect(parts.map(({ path, rows }) => [path.split("/").at(-1), rows])).toEqual([
    ["part-00000.jsonl.gz", 50_000],
    ["part-00001.jsonl.gz", 1],
  ]);
  expect(parts[0]?.path).toBe(`raw/run=${run}/attempt=1/source=made/part-00000.jsonl.gz`);
});

test("a lake that cannot be written fails the stage, not the source", async () => {
  const sources = [made("made", () => items(record("made:1")))];
  await using bench = await FetchBench.open({ sources });
  bench.store.put = () => Promise.reject(new Error("disk full"));
  await expect(bench.fetch({ run, options: { sources: ["made"] } })).rejects.toThrow("disk full");
});

test("what is gone at a source is listed with the run, once an id", async () => {
  const given = [
    record("made:1"),
    { type: "deleted", ids: ["made:0", "made:9", "made:0"] } satisfies SourceItem,
  ];
  await using bench = await FetchBench.open({ sources: [made("made", () => items(...given))] });
  const { manifest, coverage } = await bench.fetch({ run, options: { sources: ["made"] } });
  expect(coverage[0]).toMatchObject({ deleted: 2, records: 1 });
  const object = manifest.objects.find(({ path }) => path.endsWith("/deletions.json"));
  const listed = await bench.store.get(object!.path);
  expect(JSON.parse(String(listed)).sources).toEqual({ made: ["made:0", "made:9"] });
});

test("what a source's terms do not let be handed on is marked so on every text", async () => {
  const terms = { ...madeSource("made", () => items()).terms, redistribute: "ids" } as const;
  const source = madeSource("made", () => items(record("made:1")), { terms });
  await using bench = await FetchBench.open({ sources: [source] });
  const { records } = await bench.fetch({ run, options: { sources: ["made"] } });
  expect(records[0]).toMatchObject({ id: "made:1", redistribute: "ids" });
});

test("a source whose pages never end is given up in time, keeps what it gave, and the next has its turn", async () => {
  await using server = await startReplayServer();
  server.answer(() => ({ body: "{}" }));
  const endless = madeSource(
    "endless",
    async function* ({ http }) {
      for (let page = 1; ; page++) {
        await http.get({ url: `https://made.example/${page}`, expect: "json" });
        if (page < 3) yield record(`made:${page}`);
      }
    },
    { limits: { requestsPerMinuteMax: 1 } },
  );
  const sources = [endless, made("made", () => items(record("made:after")))];
  await using bench = await FetchBench.open({ sources, origins: { "https://made.example": server.origin } });
  const { coverage, records } = await bench.fetch({ run, options: { sources: ["endless", "made"] } });
  expect(coverage).toMatchObject([
    { source: "endless", state: "partial", code: "source.unavailable", records: 2 },
    { source: "made", state: "ok", records: 1 },
  ]);
  expect(records).toHaveLength(3);
  expect(server.requests.length).toBeLessThanOrEqual(31);
});

test("a source that hangs is given up, and what it gave is kept", async () => {
  const hangs = made("made", () => items(record("made:1")));
  const source: Source = {
    ...hangs,
    async *read({ signal }) {
      yield record("made:1");
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  };
  await using bench = await FetchBench.open({ sources: [source] });
  bench.config = { ...bench.config, stageTimeoutMinutes: 0.005 };
  const { coverage } = await bench.fetch({ run, options: { sources: ["made"] } });
  expect(coverage).toMatchObject([{ state: "partial", code: "source.unavailable", records: 1 }]);
});

test("an earlier run that is gone from the lake keeps deletions from being found, not the run from its end", async () => {
  const source: Source = { ...made("made", () => items(record("made:1"))), async *recheck() {} };
  await using bench = await FetchBench.open({ sources: [source], rechecks: true });
  const options = { sources: ["made"] };
  await bench.fetch({ run: "2020-01-03T12", options });
  await bench.fetch({ run: "2020-01-03T18", previous: "2020-01-03T12", options });
  await bench.store.delete(manifestPath("2020-01-03T12", "fetch"));
  const { coverage } = await bench.fetch({ run, previous: "2020-01-03T18", options });
  expect(coverage[0]).toMatchObject({ state: "partial", code: "manifest.missing", records: 1 });
});
