import { workerData as piscinaData } from "piscina";
import { type PackedBlock, packBlock } from "../packed-block.ts";
import { createJudgeDeps } from "../text-deps.ts";
import type { WorkerData, WorkerTask } from "./judge-blocks.ts";

const options: WorkerData = piscinaData;
const deps = await createJudgeDeps(options);

/** One block, on a thread of its own; called by Piscina. */
export default function judge({ origin, firstLine, bytes }: WorkerTask): Promise<PackedBlock> {
  const block = { firstLine, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) };
  return packBlock(block, { ...options, origin, expansionMax: 0 }, deps);
}
