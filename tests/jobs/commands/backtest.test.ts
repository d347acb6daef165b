import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Command } from "commander";
import { parse } from "csv-parse/sync";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../core/config.ts";
import { silentLog } from "../../../core/log.ts";
import { registerBacktest } from "../../../jobs/commands/backtest.ts";
import { randomWalk } from "../../support/random-walk.ts";
import { recordingReporter } from "../../support/recording-reporter.ts";

const walks = [1, 2].map((seed) => randomWalk(`WALK${seed}`, 400, { seed }));
const cutoff = walks[0]!.dates[300]!;
const targetDate = walks[0]!.dates[340]!;
const priceLines = walks
  .flatMap(({ symbol, dates, closes }) =>
    dates.map((date, at) => `${symbol},stock,${date},,,,${closes[at]},`),
  )
  .toReversed();
const windowLines = walks.map(({ symbol }) => `${symbol},${cutoff},${targetDate}`);

async function backtest(prices: string | Buffer, windows: string[], ...args: string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-backtest-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = (name: string) => path.join(folder, name);
  const pricesFile = file(typeof prices === "string" ? "prices.csv" : "prices.csv.gz");
  await writeFile(pricesFile, prices);
  await writeFile(file("windows.csv"), `symbol,cutoff,target_date\n${windows.join("\n")}\n`);
  const { reporter, said: events } = recordingReporter();
  const program = new Command().exitOverride();
  registerBacktest(program, () => ({
    config: readConfig({}),
    log: silentLog,
    reporter,
    signal: new AbortController().signal,
  }));
  const argv = [
    "backtest",
    "--prices",
    pricesFile,
    "--windows",
    file("windows.csv"),
    "--output",
    file("out.csv"),
  ];
  const failure: unknown = await program
    .parseAsync([...argv, ...args], { from: "user" })
    .then(() => undefined)
    .catch((error: unknown) => error);
  const text = await readFile(file("out.csv"), "utf8").catch(() => undefined);
  return { events, failure, text };
}

const header = "symbol,class,date,open,high,low,close,volume";
const prices = `${header}\n${priceLines.join("\n")}\n`;

test("each window is answered by each model in the promised columns, whatever the order of the price rows", async () => {
  const { text, failure, events } = await backtest(prices, windowLines, "--models", "naive", "linear");
  expect(failure).toBeUndefined();
  expect(text!.split("\n")[0]).toBe(
    "symbol,cutoff,target_date,model,mean,q025,q05,q10,q20,q30,q40,q50,q60,q70,q80,q90,q95,q975",
  );
  const rows: Record<string, string>[] = parse(text!, { columns: true });
  expect(rows.map(({ symbol, model }) => [symbol, model])).toEqual([
    ["WALK1", "naive"],
    ["WALK1", "linear"],
    ["WALK2", "naive"],
    ["WALK2", "linear"],
  ]);
  expect(Number(rows[0]!.mean)).toBeCloseTo(walks[0]!.closes[300]!, 2);
  expect(events.at(-1)).toMatchObject({ type: "backtest.done", windows: 2, answered: 2, refused: 0 });
});

test("gzipped prices give the same answers", async () => {
  const plain = await backtest(prices, windowLines, "--models", "linear");
  const zipped = await backtest(gzipSync(prices), windowLines, "--models", "linear");
  expect(zipped.text).toBe(plain.text);
});

test("a refused window is named with its code and fails the command, unless it is allowed", async () => {
  const windows = [...windowLines, `NONE,${cutoff},${targetDate}`];
  const strict = await backtest(prices, windows, "--models", "naive");
  expect(strict.failure).toMatchObject({ code: "asset.not_found" });
  expect(strict.text!.trim().split("\n")).toHaveLength(3);
  expect(strict.events).toContainEqual(
    expect.objectContaining({ type: "window.refused", symbol: "NONE", code: "asset.not_found" }),
  );
  const lenient = await backtest(prices, windows, "--models", "naive", "--allow-refused");
  expect(lenient.failure).toBeUndefined();
});

test("a row without a close is no session; a close that is no price refuses its series from then on", async () => {
  const spoilt = prices
    .replace(new RegExp(`(WALK1,stock,${walks[0]!.dates[200]},,,,)[^,]*`), "$1")
    .replace(new RegExp(`(WALK2,stock,${walks[1]!.dates[200]},,,,)[^,]*`), "$1n/a");
  const { failure, events } = await backtest(spoilt, windowLines, "--models", "naive");
  expect(failure).toMatchObject({ code: "series.invalid" });
  expect(events.at(-1)).toMatchObject({ answered: 1, refused: 1, rowsWithoutClose: 1 });
});

test("a file that is missing, a row that is wrong and a model that is unknown are each refused", async () => {
  const wrong = await backtest(`${header}\nACME,share,2020-01-01,,,,5,\n`, windowLines);
  expect(wrong.failure).toMatchObject({ code: "input.invalid" });
  expect(String(wrong.failure)).toContain("line 2: class");
  for (const junk of ["", "hello\n"])
    expect((await backtest(junk, windowLines)).failure).toMatchObject({ code: "input.invalid" });
  const unknown = await backtest(prices, windowLines, "--models", "oracle");
  expect(unknown.failure).toMatchObject({ code: "input.invalid" });
  const missing = await backtest(
    prices,
    windowLines,
    "--windows",
    path.join(tmpdir(), "pulso-no-such-file.csv"),
  );
  expect(missing.failure).toMatchObject({ code: "input.not_found" });
});
