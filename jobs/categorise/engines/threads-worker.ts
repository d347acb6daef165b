import { workerData as piscinaData } from "piscina";
import { categoriseBlock, type Outcome } from "../categorise-block.ts";
import { createTextDeps } from "../text-deps.ts";
import type { WorkerData, WorkerTask } from "./judge-blocks.ts";

const options: WorkerData = piscinaData;
const deps = await createTextDeps(options.assetsFile, options.extraSymbols);

/** One block, on a thread of its own; called by Piscina. */
export default function judge({ origin, firstLine, bytes }: WorkerTask): Outcome[] {
  const block = { firstLine, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) };
  return categoriseBlock(block, { ...options, origin, expansionMax: 0 }, deps);
}
