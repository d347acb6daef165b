import { createRequire } from "node:module";
import path from "node:path";
import { messageOf } from "../domain/errors.ts";

export type Tf = typeof import("@tensorflow/tfjs");
export type BackendChoice = "auto" | "node" | "wasm" | "cpu";

/** TensorFlow.js with its backend chosen. `versions` goes into every model's metadata. */
export interface Tensorflow {
  tf: Tf;
  backend: "node" | "wasm" | "cpu";
  versions: Record<string, string>;
  /** Why a faster backend was passed over: one sentence each. */
  passedOver: string[];
}

const starters: Record<Tensorflow["backend"], (tf: Tf) => Promise<void>> = {
  node: startNode,
  wasm: startWasm,
  cpu: (tf) => startBackend(tf, "cpu"),
};

/**
 * Loads TensorFlow.js, only when first asked: commands that need none start without it. `auto` takes the first of
 * node (an optional dependency), wasm and cpu that works; a named one that does not work throws its own error.
 */
export async function loadTensorflow(choice: BackendChoice): Promise<Tensorflow> {
  const tf = await import("@tensorflow/tfjs");
  // Production mode, or TensorFlow.js prints advertisements for its other packages.
  tf.enableProdMode();
  const passedOver: string[] = [];
  const candidates: Tensorflow["backend"][] = choice === "auto" ? ["node", "wasm", "cpu"] : [choice];
  for (const backend of candidates) {
    try {
      await starters[backend](tf);
      return { tf, backend, versions: { tfjs: tf.version.tfjs, node: process.versions.node }, passedOver };
    } catch (error) {
      if (backend === candidates.at(-1)) throw error;
      passedOver.push(`${backend}: ${messageOf(error).split("\n")[0]}`);
    }
  }
  throw new Error("no TensorFlow.js backend was tried");
}

async function startNode(tf: Tf): Promise<void> {
  const optionalPackage = "@tensorflow/tfjs-node";
  await import(optionalPackage);
  await startBackend(tf, "tensorflow");
}

async function startWasm(tf: Tf): Promise<void> {
  const { setThreadsCount, setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
  const entry = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(`${path.dirname(entry)}/`);
  // One thread: the nets are small, sums keep their order, and no worker outlives the work.
  setThreadsCount(1);
  await startBackend(tf, "wasm");
}

async function startBackend(tf: Tf, name: string): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`TensorFlow.js could not start its ${name} backend`);
  await tf.ready();
}
