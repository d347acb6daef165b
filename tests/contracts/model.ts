import { describe, expect, test } from "vitest";
import { fitModel } from "../../core/forecast/fit.ts";
import { forecastMany } from "../../core/forecast/forecast.ts";
import { type ForecastModel, horizonGrid } from "../../core/forecast/model.ts";
import { prepare } from "../../core/forecast/prepared.ts";
import { closesMin } from "../../core/forecast/series.ts";
import { readFittedModel, writeFittedModel } from "../../core/forecast/stored.ts";
import { type BackendChoice, loadTensorflow } from "../../core/forecast/tensorflow.ts";
import { randomWalk, withOtherFuture } from "../support/random-walk.ts";

/** What every forecast model must keep, whatever it learns from. */
export function testForecastModel(model: ForecastModel, backend: BackendChoice): void {
  describe(`${model.name} on ${backend}`, () => {
    const walks = [1, 2, 3, 4, 5].map((seed) => randomWalk(`WALK${seed}`, 500, { seed }));
    const prepared = walks.map(prepare);
    const cutAt = 420;
    const cutDay = prepared[0]!.days[cutAt]!;
    const targetDays = [1, 10, 60, 365].map((days) => cutDay + days);

    async function getTools(seed = 7) {
      const tensorflow = model.needsTensorflow ? await loadTensorflow(backend) : undefined;
      return { tensorflow, seed, signal: new AbortController().signal };
    }

    async function fitAndForecast(assets: typeof prepared, seed?: number) {
      const tools = await getTools(seed);
      const fitted = await fitModel(model, "stock", assets, cutDay, tools);
      const requests = assets.map((asset) => ({ prepared: asset, at: cutAt, targetDays }));
      return { fitted, forecasts: forecastMany(model, fitted, requests, tools) };
    }

    test("writes finite inputs from the 60th close on, and reads nothing later", () => {
      const size = model.steps * model.width;
      for (const at of [closesMin - 1, 100, cutAt]) {
        const seen = new Float32Array(size);
        const other = new Float32Array(size);
        model.writeInput(prepared[0]!, at, seen, 0);
        model.writeInput(prepare(withOtherFuture(walks[0]!, at)), at, other, 0);
        expect(seen.every(Number.isFinite)).toBe(true);
        expect(other).toEqual(seen);
      }
    });

    test("gives the same forecast whatever comes after the cutoff", async () => {
      const changed = walks.map((walk) => prepare(withOtherFuture(walk, cutAt)));
      const [one, two] = [await fitAndForecast(prepared), await fitAndForecast(changed)];
      expect(two.forecasts).toEqual(one.forecasts);
      expect(writeFittedModel(two.fitted)).toBe(writeFittedModel(one.fitted));
    });

    test("same seed and data give the same bytes, and storing changes no forecast", async () => {
      const [one, two] = [await fitAndForecast(prepared), await fitAndForecast(prepared)];
      const text = writeFittedModel(one.fitted);
      expect(writeFittedModel(two.fitted)).toBe(text);
      const requests = prepared.map((asset) => ({ prepared: asset, at: cutAt, targetDays }));
      expect(forecastMany(model, readFittedModel(text), requests, await getTools())).toEqual(one.forecasts);
    });

    test("answers one asset as it answers it among many", async () => {
      const { fitted, forecasts } = await fitAndForecast(prepared);
      const alone = forecastMany(
        model,
        fitted,
        [{ prepared: prepared[2]!, at: cutAt, targetDays }],
        await getTools(),
      );
      for (const [level, values] of alone[0]!.quantiles.entries())
        for (const [at, value] of values.entries())
          expect(value).toBeCloseTo(forecasts[2]!.quantiles[level]![at]!, 3);
    });

    test("gives rising, positive quantiles with the mean between the outermost", async () => {
      const { forecasts } = await fitAndForecast(prepared);
      for (const { mean, quantiles } of forecasts)
        for (const [at] of targetDays.entries()) {
          const column = quantiles.map((values) => values[at]!);
          expect(column[0]).toBeGreaterThan(0);
          expect(column).toEqual(column.toSorted((a, b) => a - b));
          expect(mean[at]).toBeGreaterThan(column[0]!);
          expect(mean[at]).toBeLessThan(column.at(-1)!);
        }
    });

    test("leaves no tensor behind", async () => {
      const { tensorflow } = await getTools();
      await fitAndForecast(prepared);
      const before = tensorflow?.tf.memory().numTensors;
      await fitAndForecast(prepared);
      expect(tensorflow?.tf.memory().numTensors).toBe(before);
    });

    test("names its features with their lags, and keeps its shapes", async () => {
      expect(model.features.length).toBeGreaterThan(0);
      const { fitted } = await fitAndForecast(prepared);
      expect(fitted.shrink).toHaveLength(horizonGrid.length);
      expect(fitted.shrink.every((share) => share >= 0 && share <= 0.5)).toBe(true);
    });
  });
}
