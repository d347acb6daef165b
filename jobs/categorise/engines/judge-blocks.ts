import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { QuarantinedRecord } from "../../../core/domain/record.ts";
import type { RawBlock } from "../../raw/contract.ts";
import { type PackedBlock, packBlock, packFault } from "../packed-block.ts";
import { createJudgeDeps, type JudgeSettings } from "../text-deps.ts";

/** A block of raw lines and the object it was cut from. */
export type BlockInput = (RawBlock & { origin: string }) | { fault: QuarantinedRecord };

export interface JudgeOptions extends JudgeSettings {
  now: Date;
  lineBytesMax: number;
  threads: number;
  signal: AbortSignal;
}

/** What a worker thread is told when it starts, and with each block. */
export type WorkerData = Omit<JudgeOptions, "threads" | "signal">;
export interface WorkerTask {
  origin: string;
  firstLine: number;
  bytes: Uint8Array;
}

/** Inputs up to this many bytes are judged on the calling thread: a worker takes longer to start. */
const inlineBytesMax = 131_072;

/**
 * What became of the blocks in the order of the blocks, whichever thread judged them; few texts are judged without
 * any, but by a transformer, which would hold the calling thread up. At most two blocks a thread are under way. The inputs are closed however it ends.
 */
export async function* judgeBlocks(
  inputs: AsyncIterable<BlockInput>,
  options: JudgeOptions,
): AsyncGenerator<PackedBlock> {
  const iterator = inputs[Symbol.asyncIterator]();
  const first: BlockInput[] = [];
  let bytes = 0;
  let ended = false;
  try {
    while (!ended && bytes <= inlineBytesMax) {
      const next = await iterator.next();
      if (next.done) ended = true;
      else {
        first.push(next.value);
        bytes += "fault" in next.value ? 0 : next.value.bytes.length;
      }
    }
    if (options.sentimentModel === undefined && (ended || options.threads === 1))
      yield* inline(first, iterator, options);
    else yield* pooled(first, iterator, options);
  } finally {
    await iterator.return?.();
  }
}

async function* inline(
  first: BlockInput[],
  rest: AsyncIterator<BlockInput>,
  options: JudgeOptions,
): AsyncGenerator<PackedBlock> {
  const deps = await createJudgeDeps(options);
  for await (const input of chain(first, rest)) {
    options.signal.throwIfAborted();
    // The calling thread may serve others: let them in between blocks.
    await setImmediate();
    if ("fault" in input) yield packFault(input.fault);
    else yield await packBlock(input, { ...options, origin: input.origin, expansionMax: 0 }, deps);
  }
}

async function* pooled(
  first: BlockInput[],
  rest: AsyncIterator<BlockInput>,
  options: JudgeOptions,
): AsyncGenerator<PackedBlock> {
  const { threads, signal, ...workerData } = options;
  const pool = new Piscina<WorkerTask, PackedBlock>({
    filename: workerFile(),
    execArgv: [],
    workerData: workerData satisfies WorkerData,
    minThreads: threads,
    maxThreads: threads,
  });
  const underWay: Promise<PackedBlock>[] = [];
  try {
    for await (const input of chain(first, rest)) {
      underWay.push(
        "fault" in input ? Promise.resolve(packFault(input.fault)) : pool.run(toTask(input), { signal }),
      );
      // A block that fails while an earlier one is awaited must not count as unhandled.
      underWay.at(-1)!.catch(() => {});
      if (underWay.length >= threads * 2) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await pool.destroy();
  }
}

function toTask(input: Exclude<BlockInput, { fault: unknown }>): WorkerTask {
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
