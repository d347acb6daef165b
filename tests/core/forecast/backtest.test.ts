import { expect, test } from "vitest";
import { type BacktestWindow, runBacktest } from "../../../core/forecast/backtest.ts";
import { forecastModels } from "../../../core/forecast/models/index.ts";
import { linear } from "../../../core/forecast/models/linear.ts";
import { naive } from "../../../core/forecast/models/naive.ts";
import { loadTensorflow } from "../../../core/forecast/tensorflow.ts";
import { randomWalk, withOtherFuture } from "../../support/random-walk.ts";

const tools = { tensorflow: undefined, seed: 1, signal: new AbortController().signal };
const walks = [1, 2, 3, 4, 5].map((seed) => randomWalk(`WALK${seed}`, 700, { seed }));
const cutAt = 520;
const cutoff = walks[0]!.dates[cutAt]!;
const windows: BacktestWindow[] = walks.map(({ symbol, dates }) => ({
  symbol,
  cutoff,
  targetDate: dates[cutAt + 40]!,
}));

test("no model sees what comes after the cutoff", async () => {
  const all = { ...tools, tensorflow: await loadTensorflow("auto") };
  const changed = walks.map((walk) => withOtherFuture(walk, cutAt));
  const before = await runBacktest(walks, windows, forecastModels, all);
  const after = await runBacktest(changed, windows, forecastModels, all);
  expect(after.answers).toEqual(before.answers);
  expect(before.answers.every((answers) => answers.length === forecastModels.length)).toBe(true);
});

test("a window's answer does not depend on which others are asked", async () => {
  const earlier = { symbol: "WALK2", cutoff: walks[0]!.dates[300]!, targetDate: walks[0]!.dates[330]! };
  const alone = await runBacktest(walks, [windows[0]!], [linear], tools);
  const among = await runBacktest(walks, [earlier, windows[0]!], [linear], tools);
  expect(among.answers[1]).toEqual(alone.answers[0]);
});

test("a window that cannot be answered is refused by its code, and the rest is answered", async () => {
  const faulty = { ...walks[1]!, symbol: "OIL", closes: walks[1]!.closes.with(500, -37.63) };
  const refusals: [BacktestWindow, string][] = [
    [{ symbol: "NONE", cutoff, targetDate: "2018-01-01" }, "asset.not_found"],
    [{ symbol: "WALK1", cutoff: walks[0]!.dates[30]!, targetDate: walks[0]!.dates[40]! }, "series.too_short"],
    [{ symbol: "WALK1", cutoff, targetDate: cutoff }, "forecast.date"],
    [{ symbol: "WALK1", cutoff, targetDate: "2030-01-01" }, "forecast.date"],
    [{ symbol: "WALK1", cutoff: "2016-13-01", targetDate: cutoff }, "input.invalid"],
    [{ symbol: "OIL", cutoff, targetDate: windows[0]!.targetDate }, "series.invalid"],
  ];
  const beforeFault = { symbol: "OIL", cutoff: walks[0]!.dates[450]!, targetDate: walks[0]!.dates[470]! };
  const asked = [...refusals.map(([window]) => window), beforeFault];
  const { answers, refused } = await runBacktest([...walks, faulty], asked, [naive], tools);
  expect(refused.map(({ code }) => code)).toEqual(refusals.map(([, code]) => code));
  expect(answers.map((list) => list.length)).toEqual([0, 0, 0, 0, 0, 0, 1]);
});
