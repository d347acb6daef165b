import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { type PackedBlock, packBlock, packFault } from "../packed-block.ts";
import { createJudgeDeps } from "../text-deps.ts";
import type { CategoriseEngine, EngineInput, EngineOptions } from "./engine.ts";
import type { WorkerData, WorkerTask } from "./threads-worker.ts";

/** Inputs up to this many bytes are judged on the calling thread: a worker takes longer to start. */
const inlineBytesMax = 131_072;

/** Worker threads of this process; few texts are judged without any. At most two blocks a thread are under way. */
export const threadsEngine: CategoriseEngine = async function* (inputs, options) {
  const iterator = inputs[Symbol.asyncIterator]();
  const first: EngineInput[] = [];
  let bytes = 0;
  let ended = false;
  while (!ended && bytes <= inlineBytesMax) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      first.push(next.value);
      bytes += "fault" in next.value ? 0 : next.value.bytes.length;
    }
  }
  if (ended || options.threads === 1) yield* inline(first, iterator, options);
  else yield* pooled(first, iterator, options);
};

async function* inline(
  first: EngineInput[],
  rest: AsyncIterator<EngineInput>,
  options: EngineOptions,
): AsyncGenerator<PackedBlock> {
  const deps = await createJudgeDeps(options.run, options.assetsFile, options.extraSymbols);
  for await (const input of chain(first, rest)) {
    options.signal.throwIfAborted();
    // The calling thread may serve others: let them in between blocks.
    await setImmediate();
    if ("fault" in input) yield packFault(input.fault);
    else yield packBlock(input, { ...options, origin: input.origin, expansionMax: 0 }, deps);
  }
}

async function* pooled(
  first: EngineInput[],
  rest: AsyncIterator<EngineInput>,
  options: EngineOptions,
): AsyncGenerator<PackedBlock> {
  const workerData: WorkerData = {
    run: options.run,
    assetsFile: options.assetsFile,
    extraSymbols: options.extraSymbols,
    now: options.now,
    lineBytesMax: options.lineBytesMax,
  };
  const pool = new Piscina<WorkerTask, PackedBlock>({
    filename: workerFile(),
    execArgv: [],
    workerData,
    minThreads: options.threads,
    maxThreads: options.threads,
  });
  const underWay: Promise<PackedBlock>[] = [];
  try {
    for await (const input of chain(first, rest)) {
      underWay.push(
        "fault" in input
          ? Promise.resolve(packFault(input.fault))
          : pool.run(toTask(input), { signal: options.signal }),
      );
      // A block that fails while an earlier one is awaited must not count as unhandled.
      underWay.at(-1)!.catch(() => {});
      if (underWay.length >= options.threads * 2) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await pool.destroy();
  }
}

function toTask(input: Exclude<EngineInput, { fault: unknown }>): WorkerTask {
  return { origin: input.origin, firstLine: input.firstLine, bytes: Uint8Array.from(input.bytes) };
}

/** The worker beside this file: compiled, or as source by way of a loader. */
function workerFile(): string {
  const name = import.meta.url.endsWith(".ts") ? "threads-worker-source.mjs" : "threads-worker.js";
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}

async function* chain<T>(first: T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
