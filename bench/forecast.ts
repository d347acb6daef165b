import { parseArgs } from "node:util";
import { linear } from "../core/forecast/models/linear.ts";
import { lstm } from "../core/forecast/models/lstm.ts";
import { mlp } from "../core/forecast/models/mlp.ts";
import { loadTensorflow } from "../core/forecast/tensorflow.ts";
import { readPredictDetail } from "../jobs/predict/detail.ts";
import { PredictLake, toBars } from "../tests/support/predict-lake.ts";
import { randomWalk } from "../tests/support/random-walk.ts";

/**
 * The predict stage over made-up walks: first run (trains every model), then a run with one new close an asset
 * (models warm). Its peer is the least work that could be done: the same stage with `naive` alone, no training.
 * `npx tsx bench/forecast.ts [--assets 75,500] [--closes 2520] [--small]`
 */
const { values } = parseArgs({
  options: {
    assets: { type: "string", default: "75,500" },
    closes: { type: "string", default: "2520" },
    small: { type: "boolean", default: false },
  },
});
const counts = values.small ? [5] : values.assets.split(",").map(Number);
const closes = values.small ? 300 : Number(values.closes);

for (const assets of counts) {
  const all = await measure(assets, closes, "naive,linear,mlp,lstm");
  const naive = await measure(assets, closes, "naive");
  print({
    what: "predict stage",
    assets,
    closes,
    ...all,
    naiveWarm: naive.warm,
    ratio: all.warm.cpuMs / naive.warm.cpuMs,
  });
}
await measureTraining(values.small ? 200 : 4_000);

async function measure(assets: number, closesEach: number, models: string) {
  await using lake = await PredictLake.create({ PULSO_TF_BACKEND: "auto", PULSO_MODELS: models });
  const walks = Array.from({ length: assets }, (_, at) =>
    randomWalk(`W${at}`, closesEach + 1, { seed: at + 1 }),
  );
  const [first, second] = ["2026-01-01T00", "2026-01-01T06"] as const;
  await lake.fetch(
    first,
    null,
    walks.flatMap((walk) => toBars(walk, 0, closesEach)),
  );
  const trained = await time(() => lake.predict(first, null));
  await lake.fetch(
    second,
    first,
    walks.flatMap((walk) => toBars(walk, closesEach - 5)),
  );
  const warm = await time(async () => {
    const detail = readPredictDetail(await lake.predict(second, first));
    if (detail.trained > 0) throw new Error("the warm run trained a model");
  });
  return { first: trained, warm, peakMib: Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** Training alone, rows a second; ordinary least squares is the peer of both nets. */
async function measureTraining(rows: number): Promise<void> {
  const tensorflow = await loadTensorflow("auto");
  const tools = { tensorflow, seed: 1, signal: new AbortController().signal };
  let linearCpuMs = Number.NaN;
  for (const model of [linear, mlp, lstm]) {
    const inputs = Float32Array.from({ length: rows * model.steps * model.width }, (_, at) =>
      Math.sin(at * at),
    );
    const targets = Float32Array.from({ length: rows * 9 }, (_, at) => Math.cos(at * at));
    const cost = await time(() => model.fit({ rows, inputs, targets }, tools));
    if (model === linear) linearCpuMs = cost.cpuMs;
    print({
      what: "training",
      model: model.name,
      backend: tensorflow.backend,
      rows,
      ...cost,
      ratioToLinear: cost.cpuMs / linearCpuMs,
    });
  }
}

/** Milliseconds on the clock, and of processor time, which other work on the machine disturbs less. */
async function time(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: Math.round(performance.now() - start), cpuMs: Math.round((user + system) / 1000) };
}

function print(row: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(row)}\n`);
}
