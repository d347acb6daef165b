import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { emptyCounts } from "../../../core/domain/manifest.ts";
import { categorise } from "../../../jobs/categorise/categorise.ts";
import { readPredictDetail } from "../../../jobs/predict/detail.ts";
import { predictionColumns } from "../../../jobs/predict/output.ts";
import { runStage } from "../../../jobs/stage.ts";
import { PredictLake, toBars } from "../../support/predict-lake.ts";
import { randomWalk } from "../../support/random-walk.ts";

const first = "2020-01-01T00";
const second = "2020-01-01T06";
const walks = ["ACME", "BTC/USD", "NEWCO"].map((symbol, at) =>
  randomWalk(symbol, at === 2 ? 30 : 300, { seed: at + 1, assetClass: at === 1 ? "crypto" : "stock" }),
);
const bars = walks.flatMap((walk) => toBars(walk));

test("every asset with enough closes gets each model's 365 days, and the rest is refused by name", async () => {
  await using lake = await PredictLake.create();
  await lake.fetch(first, null, bars);
  const manifest = await lake.predict(first, null);
  const detail = readPredictDetail(manifest);
  expect(manifest.counts).toEqual({ in: 630, out: 630, duplicate: 0, quarantined: 0, unlinked: 0 });
  expect(detail.refused).toMatchObject([{ asset: "NEWCO", code: "series.too_short" }]);
  const predictions = manifest.objects.filter(({ path }) => path.startsWith("predictions/"));
  expect(predictions.map(({ path, rows }) => [path, rows])).toEqual([
    [`predictions/run=${first}/attempt=1/asset=ACME/part-00000.csv`, 1460],
    [`predictions/run=${first}/attempt=1/asset=BTC%2FUSD/part-00000.csv`, 1460],
  ]);
  const text = await lake.text(predictions[1]!.path);
  expect(text.split("\n")[0]).toBe(predictionColumns.join(","));
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect([...new Set(rows.map((row) => row.model))]).toEqual(["linear", "lstm", "mlp", "naive"]);
  expect(rows.map((row) => Number(row.horizon_days)).slice(365, 730)).toEqual(
    Array.from({ length: 365 }, (_, at) => at + 1),
  );
  expect(rows[0]).toMatchObject({ asset: "BTC/USD", last_close_date: walks[1]!.dates.at(-1) });
  for (const row of rows) expect(Number(row.q975)).toBeGreaterThanOrEqual(Number(row.q025));
});

test("a second run without a new close trains nothing, uses the same versions and says the same", async () => {
  await using lake = await PredictLake.create();
  await lake.fetch(first, null, bars);
  const before = await lake.predict(first, null);
  await lake.fetch(second, first, toBars(walks[0]!, 290));
  const after = await lake.predict(second, first);
  const [old, now] = [readPredictDetail(before), readPredictDetail(after)];
  expect(old.trained).toBe(8);
  expect(now.trained).toBe(0);
  expect(now.models).toEqual(old.models);
  expect(after.counts).toMatchObject({ in: 10, out: 0, duplicate: 10 });
  expect(Object.values(now.history).map(({ changedFrom }) => changedFrom)).toEqual([null, null, null]);
  expect(now.history.ACME!.path).toBe(old.history.ACME!.path);
  const name = (run: string) => `predictions/run=${run}/attempt=1/asset=ACME/part-00000.csv`;
  expect(await lake.text(name(second))).toBe(await lake.text(name(first)));
});

test("new and corrected closes are merged, and the history says from when on it differs", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const walk = walks[0]!;
  await lake.fetch(first, null, toBars(walk, 0, 200));
  await lake.predict(first, null);
  const correction = { ...toBars(walk, 150, 151)[0], close: 1.5 };
  await lake.fetch(second, first, [...toBars(walk, 190, 210), correction]);
  const manifest = await lake.predict(second, first);
  const { history } = readPredictDetail(manifest);
  expect(manifest.counts).toMatchObject({ in: 21, out: 11, duplicate: 10 });
  expect(history.ACME).toMatchObject({ run: second, changedFrom: walk.dates[150], class: "stock" });
  const rows: Record<string, string>[] = parse(await lake.text(history.ACME!.path), { columns: true });
  expect(rows).toHaveLength(210);
  expect(rows[150]!.close).toBe("1.5");
});

test("after a split the adjusted past is restated, and closes as traded stay", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const walk = walks[0]!;
  const adjusted = (factor: number, from: number, to: number) =>
    toBars(walk, from, to).map((bar, at) => ({ ...bar, adjClose: walk.closes[from + at]! * factor }));
  await lake.fetch(first, null, adjusted(1, 0, 100));
  await lake.predict(first, null);
  await lake.fetch(second, first, adjusted(0.25, 97, 102));
  const { history } = readPredictDetail(await lake.predict(second, first));
  expect(history.ACME!.changedFrom).toBe(walk.dates[0]);
  const rows: Record<string, string>[] = parse(await lake.text(history.ACME!.path), { columns: true });
  for (const [at, row] of rows.entries()) {
    expect(Number(row.close)).toBe(walk.closes[at]);
    expect(Number(row.adj_close) / walk.closes[at]!).toBeCloseTo(0.25, 9);
  }
});

test("a dividend changes the adjusted past, and the history says so from its first day on", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const walk = walks[0]!;
  await lake.fetch(first, null, toBars(walk, 0, 100));
  await lake.predict(first, null);
  await lake.fetch(second, first, [{ ...toBars(walk, 100, 101)[0], dividend: walk.closes[99]! / 100 }]);
  const manifest = await lake.predict(second, first);
  const { history, incidents } = readPredictDetail(manifest);
  expect(incidents).toEqual([]);
  expect(manifest.counts).toMatchObject({ in: 1, out: 1, duplicate: 0 });
  expect(history.ACME!.changedFrom).toBe(walk.dates[0]);
  const rows: Record<string, string>[] = parse(await lake.text(history.ACME!.path), { columns: true });
  for (const [at, row] of rows.entries())
    expect(Number(row.adj_close) / walk.closes[at]!).toBeCloseTo(at < 100 ? 0.99 : 1, 9);
  expect(rows[100]!.dividend).toBe(String(walk.closes[99]! / 100));
});

test("of two sources in one run the more trusted wins, whichever is newer, and the manifest names both", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive", PULSO_PRICE_PRIORITY: "good,test" });
  const walk = walks[0]!;
  const good = toBars(walk, 0, 3).map((bar) => ({
    ...bar,
    source: "good",
    collectedAt: "2020-01-01T00:00:00Z",
  }));
  const off = { ...toBars(walk, 2, 3)[0], close: walk.closes[2]! * 1.01, class: "index" };
  await lake.fetch(first, null, [...good, ...toBars(walk, 0, 2), off]);
  const manifest = await lake.predict(first, null);
  expect(manifest.counts).toMatchObject({ in: 6, out: 3, duplicate: 3 });
  const { history, incidents } = readPredictDetail(manifest);
  expect(history.ACME!.class).toBe("stock");
  const names = { symbol: "ACME", date: walk.dates[2], source: "good", otherSource: "test" };
  expect(incidents).toEqual([
    { ...names, field: "class", value: null, otherValue: null },
    { ...names, field: "close", value: walk.closes[2], otherValue: walk.closes[2]! * 1.01 },
  ]);
  const rows: Record<string, string>[] = parse(await lake.text(history.ACME!.path), { columns: true });
  expect(rows.map(({ close, source }) => [Number(close), source])).toEqual(
    walk.closes.slice(0, 3).map((close) => [close, "good"]),
  );
});

test("bars under a former symbol join the present one's history, and after the change they do not", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const run = "2023-06-01T00";
  const walk = randomWalk("FB", 400, { from: "2022-01-03" });
  const change = walk.dates.findIndex((date) => date >= "2022-06-09");
  await lake.fetch(run, null, [
    ...toBars(walk, 0, change + 5),
    ...toBars({ ...walk, symbol: "META" }, change, change + 100),
  ]);
  const { history } = readPredictDetail(await lake.predict(run, null));
  expect(Object.keys(history)).toEqual(["FB", "META"]);
  const datesOf = async (symbol: string) => {
    const rows: Record<string, string>[] = parse(await lake.text(history[symbol]!.path), { columns: true });
    return rows.map(({ date }) => date);
  };
  expect(await datesOf("META")).toEqual(walk.dates.slice(0, change + 100));
  expect(await datesOf("FB")).toEqual(walk.dates.slice(change, change + 5));
});

test("a delisted asset keeps its history and is forecast until its end; a later bearer's bars are set aside", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const walk = randomWalk("TWTR", 220, { from: "2022-01-03" });
  const end = walk.dates.findIndex((date) => date > "2022-10-27");
  const [before, after] = ["2022-10-27T18", "2022-11-02T00"];
  await lake.fetch(before, null, toBars(walk, 0, end));
  expect(readPredictDetail(await lake.predict(before, null)).refused).toEqual([]);
  await lake.fetch(after, before, [
    ...toBars(walk, end - 1, end + 2),
    ...toBars({ ...walks[0]!, symbol: "OTHER" }),
  ]);
  const manifest = await lake.predict(after, before);
  expect(manifest.counts).toMatchObject({ in: 303, out: 300, duplicate: 1, quarantined: 2 });
  const { history, refused } = readPredictDetail(manifest);
  expect(refused).toMatchObject([{ asset: "TWTR", code: "asset.delisted" }]);
  expect(history.TWTR!.object.rows).toBe(end);
  expect(manifest.objects.map(({ path }) => path)).not.toContain(
    `predictions/run=${after}/attempt=1/asset=TWTR/part-00000.csv`,
  );
});

test("what an earlier catalogue kept under a former symbol moves to the present one", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const [run, later] = ["2022-06-20T00", "2022-06-20T06"];
  const walk = randomWalk("ACME", 100, { from: "2022-01-03" });
  await lake.fetch(run, null, toBars(walk));
  const { history } = readPredictDetail(await lake.predict(run, null));
  // As a run of before the catalogue had dates would have left it.
  const path = `manifests/run=${run}/predict.json`;
  const asFormer = (await lake.text(path)).replace('"ACME": {', '"FB": {').replace('"ACME":{', '"FB":{');
  await lake.store.put(path, asFormer);
  await lake.fetch(later, run, toBars({ ...walk, symbol: "META" }, 98, 100));
  const moved = readPredictDetail(await lake.predict(later, run));
  expect(Object.keys(moved.history)).toEqual(["META"]);
  expect(moved.history.META).toMatchObject({ changedFrom: walk.dates[0] });
  expect(moved.history.META!.object.sha256).toBe(history.ACME!.object.sha256);
});

test("a model is trained anew when its closes end more than 30 days before the newest", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive,linear" });
  const walk = walks[0]!;
  const runs = [first, second, "2020-01-01T12"] as const;
  const trained: number[] = [];
  for (const [at, until] of [200, 220, 230].entries()) {
    const previous = at > 0 ? runs[at - 1]! : null;
    await lake.fetch(runs[at]!, previous, toBars(walk, 0, until));
    trained.push(readPredictDetail(await lake.predict(runs[at]!, previous)).trained);
  }
  expect(trained).toEqual([2, 0, 2]);
});

test("a stored model that was damaged is never used: it is trained and stored anew", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "linear" });
  await lake.fetch(first, null, bars);
  const before = await lake.predict(first, null);
  const [stored] = readPredictDetail(before).models;
  await lake.store.put(stored!.object.path, "{}");
  await lake.fetch(second, first, toBars(walks[0]!, 299));
  const after = readPredictDetail(await lake.predict(second, first));
  expect(after.trained).toBe(1);
  expect(after.models.map(({ object }) => object)).toEqual(
    readPredictDetail(before).models.map(({ object }) => object),
  );
  expect(JSON.parse(await lake.text(stored!.object.path)).model).toBe("linear");
});

test("a bar dated after the run is set aside here; what is no record at all only by the categorise stage", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const [good] = toBars(walks[0]!);
  await lake.fetch(first, null, [
    ...bars,
    { ...good, date: "2020-01-03" },
    { ...good, collectedAt: "2025-01-01T00:00:00Z", close: 5 },
    { ...good, close: -1 },
    { ...good, date: "0000-01-01" },
    { ...good, schema: 2 },
    { id: "test:1", source: "test", kind: "post", text: 'the word "bar" in a text' },
    '{"kind":"bar", broken',
  ]);
  const predicted = await lake.predict(first, null);
  expect(predicted.counts).toEqual({ in: 632, out: 630, duplicate: 1, quarantined: 1, unlinked: 0 });
  const { manifest } = await runStage("categorise", categorise, lake.deps, {
    run: first,
    attempt: 1,
    previous: null,
    options: {},
  });
  expect(manifest.counts).toMatchObject({ in: 5, quarantined: 5 });
});

test("an object that breaks off loses no bar before the break", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive" });
  const path = `raw/run=${first}/attempt=1/source=test/part-00000.jsonl.gz`;
  const whole = gzipSync(bars.map((bar) => `${JSON.stringify(bar)}\n`).join(""));
  await runStage(
    "fetch",
    async ({ write }) => {
      await write(path, whole.subarray(0, whole.length - 9), bars.length);
      return { counts: { ...emptyCounts(), in: bars.length, out: bars.length }, detail: {} };
    },
    lake.deps,
    { run: first, attempt: 1, previous: null, options: {} },
  );
  const { counts } = await lake.predict(first, null);
  expect(counts.out).toBeGreaterThan(bars.length * 0.9);
  expect(counts.quarantined).toBe(0);
});

test("a run with no prices at all ends with empty results", async () => {
  await using lake = await PredictLake.create();
  await lake.fetch(first, null, []);
  const manifest = await lake.predict(first, null);
  expect(readPredictDetail(manifest)).toMatchObject({ history: {}, models: [], refused: [], trained: 0 });
});

test("a second attempt after one that died having stored its models takes those", async () => {
  await using lake = await PredictLake.create({ PULSO_MODELS: "naive,linear" });
  await lake.fetch(first, null, bars);
  const before = await lake.predict(first, null);
  await lake.store.delete(`manifests/run=${first}/predict.json`);
  const after = await lake.predict(first, null, 2);
  const versions = (manifest: typeof before) =>
    readPredictDetail(manifest).models.map(({ object }) => object);
  expect(versions(after)).toEqual(versions(before));
  expect(after.attempt).toBe(2);
});
