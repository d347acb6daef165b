import { readFileSync } from "node:fs";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isConserved } from "../../../../core/domain/manifest.ts";
import { packageRoot } from "../../../../core/package-root.ts";
import { makeDataFolder } from "../../../support/data-folder.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";
import { goodRecord, jsonLines, poisonLimits, poisonNow, poisons } from "../../../support/poison.ts";

const fixture = (name: string) => readFileSync(path.join(packageRoot, "tests/fixtures/files", name));
const run = "2020-01-04T00";

describe("poisoned files", () => {
  const env = {
    PULSO_LINE_BYTES_MAX: String(poisonLimits.lineBytesMax),
    PULSO_EXPANSION_MAX: String(poisonLimits.expansionMax),
  };
  for (const { name, bytes, expected } of poisons)
    test(`${name}: what is bad is set aside with its code, and nothing beside it is lost`, async () => {
      const files = { "a-good.jsonl": jsonLines(goodRecord("before")), "b-poison.jsonl": bytes };
      await using folder = await makeDataFolder({ ...files, "c-good.jsonl": jsonLines(goodRecord("after")) });
      await using bench = await FetchBench.open({ env, now: poisonNow.toISOString() });
      const { dataDir } = folder;
      const { manifest, records, quarantined, coverage } = await bench.fetch({
        run: "2026-01-15T12",
        options: { dataDir },
      });
      const ids = records.map(({ id }) => String(id));
      const wanted = [...new Set(["poison:before", ...expected.ids, "poison:after"])];
      if (name === "truncated gzip") {
        expect(ids.length).toBeGreaterThan(2);
        expect(wanted).toEqual(expect.arrayContaining(ids));
      } else if (name !== "gzip bomb") expect(ids).toEqual(wanted);
      expect(ids[0]).toBe("poison:before");
      expect(ids.at(-1)).toBe("poison:after");
      expect(quarantined.map(({ code }) => code)).toEqual(expected.codes);
      for (const { origin } of quarantined) expect(origin).toBe("files:b-poison.jsonl");
      expect(isConserved(manifest.counts)).toBe(true);
      const isWholeFile = expected.codes.some((code) => code.startsWith("object."));
      expect(coverage[0]).toMatchObject({ state: isWholeFile ? "partial" : "ok" });
    });
});

describe("prices", () => {
  const header = "symbol,class,date,open,high,low,close,adj_close,volume";

  test("raw and adjusted closes are both kept, and an empty close is a gap, not a zero", async () => {
    const csv = `${header}\nAAPL,stock,2020-01-02,10,12,9,11,5.5,1000\nAAPL,stock,2020-01-03,,,,,,\n`;
    await using folder = await makeDataFolder({ "prices.csv.gz": gzipSync(csv) });
    await using bench = await FetchBench.open();
    const { records, coverage } = await bench.fetch({ run, options: { dataDir: folder.dataDir } });
    expect(records).toMatchObject([
      { id: "files:bar:AAPL:2020-01-02", kind: "bar", close: 11, adjClose: 5.5, volume: 1000 },
    ]);
    expect(coverage[0]).toMatchObject({ state: "ok", bars: 1, message: expect.stringContaining("gaps") });
  });

  test("dividends and splits are read where there are any, and one that is none is set aside", async () => {
    const rows = [
      "AAPL,2014-06-06,645.57,0.0,1.0",
      "AAPL,2014-06-09,93.7,0.0,7.0",
      "AAPL,2014-08-07,94.48,0.47,1.0",
      "AAPL,2014-08-08,94.74,,0",
      "AAPL,2014-08-11,95.99,-0.2,1.0",
    ];
    const csv = `ticker,date,close,dividend,split\n${rows.join("\n")}\n`;
    await using folder = await makeDataFolder({ "prices.csv": csv });
    await using bench = await FetchBench.open();
    const { records, quarantined } = await bench.fetch({ run, options: { dataDir: folder.dataDir } });
    expect(records.map(({ date, dividend, split }) => [date, dividend, split])).toEqual([
      ["2014-06-06", undefined, undefined],
      ["2014-06-09", undefined, 7],
      ["2014-08-07", 0.47, undefined],
      ["2014-08-08", undefined, undefined],
    ]);
    expect(quarantined).toMatchObject([{ code: "record.invalid" }]);
  });

  test("the columns of Yahoo's and Alpha Vantage's files are read as well, in any order", async () => {
    const csv = "date,ticker,close,mood\n2020-01-02,MSFT,160.5,calm\n";
    await using folder = await makeDataFolder({ "deep/er/prices.csv": csv });
    await using bench = await FetchBench.open();
    const { records } = await bench.fetch({ run, options: { dataDir: folder.dataDir } });
    expect(records).toMatchObject([{ symbol: "MSFT", class: "stock", date: "2020-01-02", close: 160.5 }]);
    expect(records[0]).not.toHaveProperty("open");
  });

  test("the central bank's wide form gives one bar a pair and none where it is silent", async () => {
    const csv = "date,EURUSD,EURCNY\n2020-01-02,1.1193,7.8\n2020-01-03,1.1147,\n";
    await using folder = await makeDataFolder({ "rates.csv": csv });
    await using bench = await FetchBench.open();
    const { records } = await bench.fetch({ run, options: { dataDir: folder.dataDir } });
    const seen = records.map(({ symbol, date, close, class: kind }) => [symbol, date, close, kind]);
    expect(seen).toEqual([
      ["EURUSD", "2020-01-02", 1.1193, "fx"],
      ["EURCNY", "2020-01-02", 7.8, "fx"],
      ["EURUSD", "2020-01-03", 1.1147, "fx"],
    ]);
  });

  test.each([
    ["a negative close", "AAPL,stock,2020-01-02,1,1,1,-5,,", "record.invalid"],
    ["a close beyond all numbers", "AAPL,stock,2020-01-02,1,1,1,1e400,,", "record.invalid"],
    ["a word for a close", "AAPL,stock,2020-01-02,1,1,1,n/a,,", "record.invalid"],
    ["a class nobody knows", "AAPL,pebble,2020-01-02,1,1,1,1,,", "record.invalid"],
    ["a date that is none", "AAPL,stock,2020-02-30,1,1,1,1,,", "record.time"],
    ["a date far ahead", "AAPL,stock,9999-01-02,1,1,1,1,,", "record.time"],
    ["bytes that are not UTF-8", Buffer.from([0x41, 0xff, 0x2c]), "record.encoding"],
    ["a row cut short", "AAPL,stock", "record.time"],
  ])("%s is set aside alone", async (_name, row, code) => {
    const good = (date: string) => `\nGOOD,stock,${date},1,1,1,1,1,1\n`;
    const bytes = Buffer.concat([
      Buffer.from(`${header}${good("2020-01-02")}`),
      Buffer.from(row),
      typeof row === "string" ? Buffer.alloc(0) : Buffer.from("stock,2020-01-02,1,1,1,1,,"),
      Buffer.from(good("2020-01-03")),
    ]);
    await using folder = await makeDataFolder({ "prices.csv": bytes });
    await using bench = await FetchBench.open();
    const { records, quarantined, manifest } = await bench.fetch({
      run,
      options: { dataDir: folder.dataDir },
    });
    expect(records.map(({ date }) => date)).toEqual(["2020-01-02", "2020-01-03"]);
    expect(manifest.counts).toMatchObject({ in: 3, out: 2, quarantined: 1 });
    expect(quarantined).toMatchObject([{ code, origin: "files:prices.csv" }]);
  });

  test.each([
    ["a missing column", "symbol,date,open\nAAPL,2020-01-02,1\n"],
    ["a web page", "<!DOCTYPE html>\n<html><body>Log in</body></html>\n"],
    ["nothing at all", ""],
    ["a broken gzip", gzipSync(`${header}\nAAPL,stock,2020-01-02,,,,1,,\n`).subarray(0, 30)],
  ])("%s makes a file refused whole and named, and the next is read", async (_name, bytes) => {
    const good = `${header}\nGOOD,stock,2020-01-02,,,,1,,\n`;
    await using folder = await makeDataFolder({ "a.csv": bytes, "b.csv": good });
    await using bench = await FetchBench.open();
    const { records, quarantined, coverage } = await bench.fetch({
      run,
      options: { dataDir: folder.dataDir },
    });
    expect(records).toMatchObject([{ symbol: "GOOD" }]);
    expect(quarantined).toMatchObject([{ code: "object.unreadable", origin: "files:a.csv" }]);
    expect(coverage[0]).toMatchObject({ state: "partial", message: expect.stringContaining("a.csv") });
  });
});

describe("snscrape's exports", () => {
  test.each(["tweets.jsonl", "tweets.csv"])("%s become posts with their figures", async (file) => {
    await using folder = await makeDataFolder({ [file]: fixture(file) });
    await using bench = await FetchBench.open();
    const { records, quarantined } = await bench.fetch({ run, options: { dataDir: folder.dataDir } });
    expect(quarantined).toEqual([]);
    expect(records).toMatchObject([
      {
        id: "x:1213000000000000001",
        source: "x",
        kind: "post",
        publishedAt: "2020-01-03T08:15:00.000Z",
        lang: "en",
        engagement: { likes: 12, replies: 1, reposts: 3 },
        text: 'A line on $AAPL,\nand a "second" one',
      },
      { id: "x:1213000000000000002", publishedAt: "2020-01-03T09:30:00.000Z", lang: "es" },
    ]);
    expect(JSON.stringify(records)).not.toContain("sampler");
  });
});

describe("cursors", () => {
  const at = (id: string, publishedAt: string) => goodRecord(id, { publishedAt, collectedAt: publishedAt });

  test("an unchanged file gives what became known since, and its bad lines only once", async () => {
    const texts = [at("one", "2020-01-03T08:00:00Z"), at("two", "2020-01-04T03:00:00Z")];
    const posts = Buffer.concat([jsonLines(...texts), Buffer.from("{not json\n")]);
    await using folder = await makeDataFolder({ "posts.jsonl": posts });
    await using bench = await FetchBench.open();
    const options = { dataDir: folder.dataDir };
    const one = await bench.fetch({ run, options });
    const two = await bench.fetch({ run: "2020-01-04T06", previous: run, options });
    const three = await bench.fetch({ run: "2020-01-04T12", previous: "2020-01-04T06", options });
    expect(one.manifest.counts).toMatchObject({ in: 2, out: 1, quarantined: 1 });
    expect(two.records.map(({ id }) => id)).toEqual(["poison:two"]);
    expect(two.manifest.counts).toMatchObject({ in: 1, out: 1, quarantined: 0 });
    expect(three.manifest.counts.in).toBe(0);
  });

  test("a changed or new file is read anew from its beginning", async () => {
    await using folder = await makeDataFolder({
      "posts.jsonl": jsonLines(at("one", "2020-01-03T08:00:00Z")),
    });
    await using bench = await FetchBench.open();
    const options = { dataDir: folder.dataDir };
    await bench.fetch({ run, options });
    const late = [at("one", "2020-01-03T08:00:00Z"), at("late", "2020-01-02T08:00:00Z")];
    await folder.write("posts.jsonl", jsonLines(...late));
    await folder.write("more.jsonl", jsonLines(at("more", "2020-01-01T08:00:00Z")));
    const { records } = await bench.fetch({ run: "2020-01-04T06", previous: run, options });
    expect(records.map(({ id }) => id)).toEqual(["poison:more", "poison:one", "poison:late"]);
  });

  test("prices of an unchanged file come a day at a time", async () => {
    const rows = ["01", "02", "03", "04"].map((day) => `AAPL,2020-01-${day},10`).join("\n");
    await using folder = await makeDataFolder({ "prices.csv": `symbol,date,close\n${rows}\n` });
    await using bench = await FetchBench.open();
    const options = { dataDir: folder.dataDir };
    const seen: unknown[][] = [];
    let previous: string | null = null;
    for (const next of [
      "2020-01-03T00",
      "2020-01-03T18",
      "2020-01-04T00",
      "2020-01-05T00",
      "2020-01-06T00",
    ]) {
      const { records } = await bench.fetch({ run: next, previous, options });
      seen.push(records.map(({ date }) => date));
      previous = next;
    }
    expect(seen).toEqual([["2020-01-01", "2020-01-02"], [], ["2020-01-03"], ["2020-01-04"], []]);
  });
});

test("links are not followed and other files are passed over, by name", async () => {
  await using folder = await makeDataFolder({
    "notes.md": "# notes",
    "posts.jsonl": jsonLines(goodRecord("one")),
  });
  await symlink("/etc/hostname", path.join(folder.dataDir, "link.jsonl"));
  await using bench = await FetchBench.open({ now: poisonNow.toISOString() });
  const { coverage } = await bench.fetch({ run: "2026-01-15T12", options: { dataDir: folder.dataDir } });
  expect(coverage[0]).toMatchObject({
    state: "ok",
    records: 1,
    message: "passed over: link.jsonl, notes.md",
  });
});

test("without a folder the source is skipped, and with one that is not there it fails, and says so", async () => {
  await using bench = await FetchBench.open();
  const none = await bench.fetch({ run, options: { sources: ["files"] } });
  expect(none.coverage[0]).toMatchObject({ state: "skipped", records: 0 });
  const gone = await bench.fetch({ run, attempt: 2, options: { dataDir: "/nowhere/at/all" } });
  expect(gone.coverage[0]).toMatchObject({ state: "failed", code: "input.not_found" });
});
