import fc from "fast-check";
import { expect, test } from "vitest";
import { fitModel } from "../../../core/forecast/fit.ts";
import { forecastMany } from "../../../core/forecast/forecast.ts";
import { linear } from "../../../core/forecast/models/linear.ts";
import { naive } from "../../../core/forecast/models/naive.ts";
import { prepare } from "../../../core/forecast/prepared.ts";
import { checkSeries } from "../../../core/forecast/series.ts";
import { randomWalk } from "../../support/random-walk.ts";

const tools = { tensorflow: undefined, seed: 1, signal: new AbortController().signal };

async function forecastYear(series: ReturnType<typeof randomWalk>[], model = linear) {
  for (const one of series) checkSeries(one);
  const prepared = series.map(prepare);
  const untilDay = Math.max(...prepared.map((asset) => asset.days.at(-1)!));
  const fitted = await fitModel(model, series[0]!.class, prepared, untilDay, tools);
  const asset = prepared[0]!;
  const at = asset.days.length - 1;
  const targetDays = Array.from({ length: 365 }, (_, day) => asset.days[at]! + day + 1);
  return forecastMany(model, fitted, [{ prepared: asset, at, targetDays }], tools)[0]!;
}

test("no walk, however wild, short or lonely, gets a quantile that crosses another, is not positive or is no number", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 60, max: 700 }),
      fc.double({ min: 1e-5, max: 0.5, noNaN: true }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.constantFrom("stock" as const, "crypto" as const, "fx" as const),
      fc.boolean(),
      async (count, deviation, seed, assetClass, isAlone) => {
        const walk = randomWalk("WALK", count, { deviation, seed, assetClass });
        const company = isAlone ? [] : [randomWalk("OTHER", 400, { seed: seed + 1, assetClass: "stock" })];
        const { mean, quantiles } = await forecastYear([walk, ...company]);
        for (let day = 0; day < 365; day += 1) {
          const column = quantiles.map((values) => values[day]!);
          expect(column.every((price) => price > 0 && Number.isFinite(price))).toBe(true);
          expect(column.every((price, at) => at === 0 || price >= column[at - 1]!)).toBe(true);
          expect(Number.isFinite(mean[day]!)).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("naive's mean and median are the last close on every day", async () => {
  const walk = randomWalk("WALK", 300);
  const { mean, quantiles } = await forecastYear([walk], naive);
  expect(mean.every((price) => price === walk.closes.at(-1))).toBe(true);
  for (const price of quantiles[6]!) expect(price).toBeCloseTo(walk.closes.at(-1)!, 9);
});

test("the fan opens with the horizon", async () => {
  const { quantiles } = await forecastYear([randomWalk("WALK", 1500)], naive);
  const width = (day: number) => quantiles[10]![day]! - quantiles[2]![day]!;
  expect(width(59)).toBeGreaterThan(width(9));
  expect(width(364)).toBeGreaterThan(width(59));
});

test("a listing of 60 closes gets a wider fan than one of six years as restless", async () => {
  const old = randomWalk("OLD", 1500, { seed: 3 });
  const young = { ...old, symbol: "YOUNG", dates: old.dates.slice(-60), closes: old.closes.slice(-60) };
  const company = [4, 5, 6, 7].map((seed) => randomWalk(`WALK${seed}`, 1500, { seed }));
  const relativeWidth = ({ quantiles }: Awaited<ReturnType<typeof forecastYear>>) =>
    Math.log(quantiles[10]![59]! / quantiles[2]![59]!);
  const youngWidth = relativeWidth(await forecastYear([young, ...company], naive));
  expect(youngWidth).toBeGreaterThan(relativeWidth(await forecastYear([old, ...company], naive)));
});

test("an unadjusted 100:1 split months ago leaves a usable fan", async () => {
  const walk = randomWalk("WALK", 600);
  const split = { ...walk, closes: walk.closes.map((close, at) => (at < 400 ? close * 100 : close)) };
  const { quantiles } = await forecastYear([
    split,
    ...[4, 5, 6, 7].map((seed) => randomWalk(`W${seed}`, 600, { seed })),
  ]);
  expect(quantiles[10]![9]! / quantiles[2]![9]!).toBeLessThan(1.3);
});
