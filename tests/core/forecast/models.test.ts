import { expect, test } from "vitest";
import { modelNames } from "../../../core/domain/tiers.ts";
import { forecastModels, getForecastModel } from "../../../core/forecast/models/index.ts";
import { mlp } from "../../../core/forecast/models/mlp.ts";
import { loadTensorflow } from "../../../core/forecast/tensorflow.ts";
import { testForecastModel } from "../../contracts/model.ts";

for (const model of forecastModels) testForecastModel(model, "wasm");

test("there is a model for every name that the tiers speak of", () => {
  expect(forecastModels.map((model) => model.name)).toEqual([...modelNames]);
});

test("a name that no model has is refused", () => {
  expect(() => getForecastModel("oracle")).toThrow(expect.objectContaining({ code: "input.invalid" }));
});

test("training stops when told to", async () => {
  const tools = {
    tensorflow: await loadTensorflow("wasm"),
    seed: 1,
    signal: AbortSignal.abort(new Error("stop")),
  };
  const data = { rows: 1, inputs: new Float32Array(mlp.width), targets: new Float32Array(9) };
  await expect(mlp.fit(data, tools)).rejects.toThrow("stop");
  expect(tools.tensorflow.tf.memory().numTensors).toBe(0);
});

test("wasm and cpu serve the same numbers to five digits", async () => {
  const rows = 50;
  const inputs = Float32Array.from({ length: rows * mlp.width }, (_, at) => Math.sin(at));
  const targets = Float32Array.from({ length: rows * 9 }, (_, at) => Math.cos(at));
  const signal = new AbortController().signal;
  const wasm = { tensorflow: await loadTensorflow("wasm"), seed: 1, signal };
  const weights = await mlp.fit({ rows, inputs, targets }, wasm);
  const byWasm = mlp.predict(weights, inputs, rows, wasm);
  const byCpu = mlp.predict(weights, inputs, rows, {
    tensorflow: await loadTensorflow("cpu"),
    seed: 1,
    signal,
  });
  for (const [at, value] of byCpu.entries()) expect(Math.abs(value - byWasm[at]!)).toBeLessThan(1e-5);
});
