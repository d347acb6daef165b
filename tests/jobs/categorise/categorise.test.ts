import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FolderStore } from "../../../core/cloud/local/folder-store.ts";
import { readConfig } from "../../../core/config.ts";
import { emptyCounts, isConserved, type Manifest } from "../../../core/domain/manifest.ts";
import { silentLog } from "../../../core/log.ts";
import { categorise, categoriseRun } from "../../../jobs/categorise/categorise.ts";
import { categorisedColumns } from "../../../jobs/categorise/categorised-csv.ts";
import { originalText } from "../../../jobs/categorise/csv-cell.ts";
import { readSignatures, type Signature, signaturesPath } from "../../../jobs/categorise/signatures.ts";
import { runStage, type StageDeps, type StageProgram } from "../../../jobs/stage.ts";
import { goodRecord, jsonLines, poisonLimits, poisonNow, poisons } from "../../support/poison.ts";

const run = "2026-01-15T12";
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A catalogue of four, so that each of many small runs reads it soon. */
const catalogue = path.join(tmpdir(), `pulso-catalogue-${process.pid}.csv`);
const catalogueText = `symbol,type,name,aliases
AAPL,equity,Apple Inc.,
BTC,crypto,Bitcoin,
EURUSD,fx,EUR/USD,
REP.MC,equity,Repsol,
`;
beforeAll(() => writeFile(catalogue, catalogueText));
afterAll(() => rm(catalogue));
const categoriseSmall: StageProgram = (context) => categoriseRun(context, catalogue);

/** A lake whose fetch manifest lists the objects, and what a stage works with. */
async function lakeOf(objects: Record<string, Buffer>, threads = 1) {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-categorise-"));
  folders.push(folder);
  const deps: StageDeps = {
    config: { ...readConfig({}), ...poisonLimits, threads },
    store: new FolderStore(folder),
    clock: { now: () => poisonNow },
    log: silentLog,
    onProgress() {},
    signal: new AbortController().signal,
  };
  const params = { run, attempt: 1, previous: null, options: {} };
  await runStage(
    "fetch",
    async (context) => {
      for (const [name, bytes] of Object.entries(objects))
        await context.write(`raw/run=${run}/attempt=1/source=poison/${name}`, bytes, 0);
      return { counts: emptyCounts(), detail: {} };
    },
    deps,
    params,
  );
  return { folder, deps, params };
}

async function categoriseAll(objects: Record<string, Buffer>, threads?: number) {
  const { folder, deps, params } = await lakeOf(objects, threads);
  const { manifest } = await runStage("categorise", categoriseSmall, deps, params);
  const files = new Map<string, string>();
  for (const { path: object } of manifest.objects)
    if (!object.includes("/_signatures/") && /\.[ct]sv$/.test(object))
      files.set(object, await readFile(path.join(folder, object), "utf8"));
  return { manifest, files, deps, params };
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });
const prefix = `categorised/run=${run}/attempt=1`;

test("one CSV an asset, in the contract's columns and order", async () => {
  const { manifest, files } = await categoriseAll({
    "part-00000.jsonl.gz": gzipSync(
      jsonLines(
        goodRecord("b", {
          publishedAt: "2026-01-15T06:30:00.5Z",
          text: "Bitcoin and $AAPL are superb",
          url: "https://example.invalid/b",
        }),
        goodRecord("a", { publishedAt: "2026-01-15T07:30:00.5+01:00", engagement: { likes: 3, score: -4 } }),
        goodRecord("old", {
          publishedAt: "2025-12-31T23:00:00Z",
          lang: undefined,
          text: "Die Aktie von $AAPL steigt heute wieder deutlich",
        }),
        goodRecord("none", { text: "nothing to see" }),
      ),
    ),
  });
  expect(manifest.counts).toEqual({ in: 4, out: 3, duplicate: 0, quarantined: 0, unlinked: 1 });
  expect(manifest.detail).toMatchObject({ assets: 2, rows: 4, reasons: {} });
  expect([...files.keys()]).toEqual([
    `${prefix}/_unlinked/part-00000.tsv`,
    `${prefix}/asset=AAPL/part-00000.csv`,
    `${prefix}/asset=BTC/part-00000.csv`,
  ]);
  const text = files.get(`${prefix}/asset=AAPL/part-00000.csv`)!;
  expect(text.split("\n")[0]).toBe(categorisedColumns.join(","));
  const rows = rowsOf(text);
  expect(rows.map((row) => row.record_id)).toEqual(["poison:old", "poison:a", "poison:b"]);
  expect(rows[0]).toMatchObject({
    lang: "de",
    sentiment_label: "",
    sentiment: "",
    p_neutral: "",
    engagement: "",
  });
  expect(rows[1]).toMatchObject({ published_at: "2026-01-15T06:30:00.500Z", engagement: "7", lang: "en" });
  expect(rows[2]).toMatchObject({
    asset: "AAPL",
    sentiment_label: "positive",
    url: "https://example.invalid/b",
  });
  expect(rows[2]!.relevance).toMatch(/^0\.\d{4}$/);
  expect(files.get(`${prefix}/_unlinked/part-00000.tsv`)).toBe("record_id\npoison:none\n");
});

test("the CSVs have their signatures beside them, row by row: copies alike, an author of a day alike, names nowhere", async () => {
  const wrote = (id: string, author: string | undefined, day: string, text: string) =>
    goodRecord(id, { author, text, publishedAt: `2026-01-${day}T06:00:00Z` });
  const { folder, deps, params } = await lakeOf({
    "part-0.jsonl": jsonLines(
      wrote("a", "somebody", "14", "$AAPL to the moon https://example.invalid/1"),
      wrote("b", "somebody", "14", "$AAPL TO THE MOON!!! https://example.invalid/22"),
      wrote("c", "somebody", "15", "$AAPL reports in a week"),
      wrote("d", "another", "15", "$AAPL\tand Bitcoin"),
      wrote("e", undefined, "15", "Bitcoin"),
    ),
  });
  const { manifest } = await runStage("categorise", categoriseSmall, deps, params);
  const object = manifest.objects.find(({ path: at }) => at === signaturesPath(prefix))!;
  const bytes = await readFile(path.join(folder, object.path));
  expect(bytes.includes("somebody")).toBe(false);
  const [a, b, c, d, first, second] = await signaturesIn([bytes], 6);
  expect(a!.signature).toBe(b!.signature);
  expect(a!.author_tag).toBe(b!.author_tag);
  expect(c!.signature).not.toBe(a!.signature);
  expect(new Set([a, c, d].map((one) => one!.author_tag)).size).toBe(3);
  expect(first).toEqual(d);
  expect(second).toEqual({ signature: expect.stringMatching(/^[0-9a-f]{32}$/), author_tag: null });
});

test("signatures of another number than their rows, or of another shape, are refused", async () => {
  const text = "signature\tauthor_tag\n\t\n\t0000000a\n";
  const expected = [
    { signature: null, author_tag: null },
    { signature: null, author_tag: 10 },
  ];
  for (const step of [1, 7, 100]) {
    const chunks = text.match(new RegExp(`[^]{1,${step}}`, "g"))!.map((piece) => Buffer.from(piece));
    expect(await signaturesIn(chunks, 2)).toEqual(expected);
    for (const rows of [0, 1, 3])
      await expect(signaturesIn(chunks, rows)).rejects.toThrow(`the ${rows} signatures`);
    await expect(signaturesIn(chunks.slice(0, -1), 2)).rejects.toThrow("the 2 signatures");
  }
  await expect(signaturesIn([Buffer.from("x")], 0)).rejects.toThrow("the 0 signatures");
  await expect(signaturesIn([Buffer.from("signature\tauthor_tag\nx\n")], 1)).rejects.toThrow(
    "the 1 signatures",
  );
});

test("signatures are read as they are asked for, not all at once", async () => {
  let read = 0;
  async function* chunks() {
    yield Buffer.from("signature\tauthor_tag\n");
    for (; read < 1_000; read += 1) yield Buffer.from("\t\n");
  }
  const signatures = readSignatures(chunks(), { path: "p", rows: 1_000 });
  await signatures.next();
  expect(read).toBeLessThan(3);
});

async function signaturesIn(chunks: Uint8Array[], rows: number): Promise<Signature[]> {
  const signatures: Signature[] = [];
  for await (const signature of readSignatures(Readable.from(chunks), { path: "p", rows }))
    signatures.push(signature);
  return signatures;
}

test("without a catalogue of its own the stage links with the one that ships", async () => {
  const { deps, params } = await lakeOf({
    "part-0.jsonl": jsonLines(goodRecord("a", { text: "Netflix rises" })),
  });
  const { manifest } = await runStage("categorise", categorise, deps, {
    ...params,
    options: { assets: ["ZZYX"] },
  });
  expect(manifest.objects.map((object) => object.path)).toEqual([
    `${prefix}/_signatures/part-00000.tsv`,
    `${prefix}/asset=NFLX/part-00000.csv`,
  ]);
});

test("a symbol that users asked for links as it is, though the catalogue lacks it", async () => {
  const { deps, params } = await lakeOf({
    "part-0.jsonl": jsonLines(goodRecord("a", { text: "$ZZYX rises" })),
  });
  const options = { assets: ["ZZYX", "AAPL"] };
  const { manifest } = await runStage("categorise", categoriseSmall, deps, { ...params, options });
  expect(manifest.objects.map((object) => object.path)).toEqual([
    `${prefix}/_signatures/part-00000.tsv`,
    `${prefix}/asset=ZZYX/part-00000.csv`,
  ]);
});

test("prices are passed over and not counted", async () => {
  const bar = {
    id: "p:AAPL:1",
    source: "p",
    kind: "bar",
    symbol: "AAPL",
    class: "stock",
    date: "2026-01-14",
    close: 1,
    collectedAt: "2026-01-15T00:00:00Z",
  };
  const { manifest } = await categoriseAll({ "part-0.jsonl": jsonLines(bar, goodRecord("a")) });
  expect(manifest.counts).toMatchObject({ in: 1, out: 1 });
});

test("a second attempt at a finished stage changes nothing", async () => {
  const { deps, params, manifest } = await categoriseAll({ "part-0.jsonl": jsonLines(goodRecord("a")) });
  const again = await runStage("categorise", categoriseSmall, deps, params);
  expect(again).toEqual({ manifest, alreadyDone: true });
});

describe("poisoned objects", () => {
  test("each ends counted and in quarantine with its code, and what was good is published once", async () => {
    for (const { name, bytes, expected } of poisons) {
      const { manifest } = await categoriseAll({ "part-0.jsonl.gz": bytes });
      const { counts, detail } = manifest;
      expect(isConserved(counts), name).toBe(true);
      expect(counts.quarantined, name).toBe(expected.codes.length);
      const reasons: Record<string, number> = {};
      for (const code of expected.codes) reasons[code] = (reasons[code] ?? 0) + 1;
      expect(detail.reasons, name).toEqual(reasons);
      if (name !== "truncated gzip")
        expect(counts.out + counts.unlinked, name).toBe(new Set(expected.ids).size);
    }
  }, 120_000);

  test("all at once, each in an object of its own, none takes another with it", async () => {
    const objects = Object.fromEntries(poisons.map(({ bytes }, at) => [`part-${at}.jsonl.gz`, bytes]));
    const { manifest } = await categoriseAll(objects);
    expect(isConserved(manifest.counts)).toBe(true);
    expect(manifest.counts.quarantined).toBe(poisons.flatMap(({ expected }) => expected.codes).length);
  });

  test("an object that is not what its manifest says is refused by name", async () => {
    const { deps, params } = await lakeOf({ "part-0.jsonl": jsonLines(goodRecord("a")) });
    await deps.store.put(`raw/run=${run}/attempt=1/source=poison/part-0.jsonl`, jsonLines(goodRecord("b")));
    await expect(runStage("categorise", categorise, deps, params)).rejects.toMatchObject({
      code: "object.corrupt",
      message: expect.stringContaining("part-0.jsonl"),
    });
  });

  test("a manifest that names an object outside the lake is refused", async () => {
    const { deps, params } = await lakeOf({ "part-0.jsonl": jsonLines(goodRecord("a")) });
    const manifestFile = `manifests/run=${run}/fetch.json`;
    const manifest: Manifest = JSON.parse(String(await deps.store.get(manifestFile)));
    manifest.objects[0]!.path = "raw/../../secret.jsonl";
    await deps.store.put(manifestFile, JSON.stringify(manifest));
    await expect(runStage("categorise", categorise, deps, params)).rejects.toMatchObject({
      code: "object.unsafe_path",
    });
  });
});

describe("what a spreadsheet would run", () => {
  test.each([
    '=HYPERLINK("http://example.invalid","$AAPL")',
    "+1 for $AAPL",
    "-$AAPL",
    "@friend $AAPL",
    "'=$AAPL",
  ])("%s is made harmless, and can be had back", async (text) => {
    const { files } = await categoriseAll({ "part-0.jsonl": jsonLines(goodRecord("a", { text })) });
    const [row] = rowsOf(files.get(`${prefix}/asset=AAPL/part-00000.csv`)!);
    expect(row!.excerpt).toBe(`'${text}`);
    expect(originalText(row!.excerpt!)).toBe(text);
  });
});

test("whatever the texts, every row reads back as what was written", async () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom('"', "a\rb", "a\nb", ",", "'", "=1", "\u2028"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (pairs) => {
      const plain = pairs.filter(([channel]) => !/\0|\p{Surrogate}/u.test(channel));
      // An object without a line is a fault of its own.
      fc.pre(plain.length > 0);
      const records = plain.map(([channel, text], at) =>
        goodRecord(`r${at}`, { channel, text: text.replaceAll("\0", ""), tickers: ["AAPL"] }),
      );
      const { files, manifest } = await categoriseAll({ "part-0.jsonl": jsonLines(...records) });
      expect(manifest.counts).toMatchObject({ in: records.length, out: records.length });
      const csv = files.get(`${prefix}/asset=AAPL/part-00000.csv`);
      const rows = csv ? rowsOf(csv) : [];
      expect(rows.map((row) => originalText(row.channel!))).toEqual(records.map((record) => record.channel));
      for (const row of rows) expect(row.excerpt!.length).toBeLessThanOrEqual(561);
    }),
    { numRuns: 10 },
  );
});

test("in = out + duplicate + quarantined + unlinked, whatever comes", async () => {
  const line = fc.oneof(
    fc
      .record({ id: fc.integer({ min: 0, max: 5 }), text: fc.constantFrom("$AAPL up", "no name", "Bitcoin") })
      .map(({ id, text }) => JSON.stringify(goodRecord(String(id), { text }))),
    fc.constantFrom("", "nonsense", "{}", "[]", "null", '{"id":1}'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      async (objects) => {
        const named = objects.map(
          (lines, at) => [`part-${at}.jsonl`, Buffer.from(`${lines.join("\n")}\n`)] as const,
        );
        const { manifest, files } = await categoriseAll(Object.fromEntries(named));
        const lines = objects.flat().filter((text) => text !== "");
        expect(manifest.counts.in).toBe(lines.length);
        const ids = [...files.values()].flatMap((text) => rowsOf(text).map((row) => row.record_id));
        expect(new Set(ids).size).toBe(manifest.counts.out + manifest.counts.unlinked);
      },
    ),
    { numRuns: 15 },
  );
});

test("one thread and two write the same bytes", async () => {
  const texts = [
    "$AAPL is great",
    "Bitcoin is a disaster",
    "EUR/USD calm",
    "las acciones de Repsol suben",
    "no name",
  ];
  const records = Array.from({ length: 700 }, (_, at) =>
    goodRecord(`n${(at * 11) % 600}`, {
      text: `${texts[at % texts.length]} ${at}`,
      lang: undefined,
      publishedAt: new Date(Date.UTC(2026, 0, 14, 0, (at * 37) % 1_440)).toISOString(),
    }),
  );
  const objects = {
    "part-0.jsonl.gz": gzipSync(jsonLines(...records)),
    "part-1.jsonl": jsonLines(...records.slice(0, 9)),
  };
  const [one, two] = [await categoriseAll(objects, 1), await categoriseAll(objects, 2)];
  expect(one.manifest.counts).toMatchObject({ in: 709, duplicate: 109, quarantined: 0 });
  expect(two.manifest.counts).toEqual(one.manifest.counts);
  expect(two.manifest.objects).toEqual(one.manifest.objects);
});

test("a configured symbol that the catalogue lacks links as a bare symbol, as one asked for does", async () => {
  const post = { ...goodRecord("configured"), text: "Shares of QQZZ and of QQYY rise" };
  const { deps, params } = await lakeOf({ "part-0.jsonl": jsonLines(post) });
  const config = { ...deps.config, assets: ["QQZZ"] };
  const options = { assets: ["QQYY"] };
  const { manifest } = await runStage(
    "categorise",
    categoriseSmall,
    { ...deps, config },
    { ...params, options },
  );
  expect(manifest.detail).toMatchObject({ assets: 2 });
});
