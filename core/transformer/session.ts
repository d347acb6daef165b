import { createRequire } from "node:module";
import type * as Runtime from "onnxruntime-common";
import { AppError, messageOf } from "../domain/errors.ts";
import { invalid } from "./model-folder.ts";
import type { TokenIds } from "./tokeniser.ts";

/** The three outputs of a model for one text, as it gives them. */
export type RunModel = (tokens: TokenIds) => Promise<Float32Array>;

export interface Session extends AsyncDisposable {
  run: RunModel;
}

/** The package that runs ONNX; an operator installs it, since its programs are 290 MB. */
export const runtimePackage = "onnxruntime-node";
const inputs = ["input_ids", "attention_mask", "token_type_ids"] as const;

/** A model's weights, ready to run. Throws `transformer.missing` without the package, `transformer.invalid`. */
export async function openSession(
  { file, folder }: { file: string; folder: string },
  packageName: string = runtimePackage,
): Promise<Session> {
  const runtime = loadRuntime(packageName);
  const session = await runtime.InferenceSession.create(file, {
    // One thread and one text at a time: the sums keep their order, so a text has one answer wherever it is judged.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // What it would log, it throws as well.
    logSeverityLevel: 4,
  }).catch((cause: unknown) => {
    throw invalid(folder, `its model.onnx: ${messageOf(cause)}`, cause);
  });
  checkInputs(session, folder);
  const output = session.outputNames.includes("logits") ? "logits" : session.outputNames[0]!;
  return {
    async run({ ids, types }) {
      const shape = [1, ids.length];
      const all = { input_ids: ids, token_type_ids: types, attention_mask: ids.map(() => 1) };
      const feeds: Record<string, Runtime.Tensor> = {};
      for (const name of session.inputNames)
        feeds[name] = new runtime.Tensor(
          "int64",
          BigInt64Array.from(all[name as keyof typeof all], BigInt),
          shape,
        );
      const answer = await session.run(feeds, [output]).catch((cause: unknown) => {
        throw invalid(folder, `it does not run: ${messageOf(cause)}`, cause);
      });
      const { data, dims } = answer[output]!;
      if (!(data instanceof Float32Array) || dims.join() !== "1,3" || !data.every(Number.isFinite))
        throw invalid(folder, `its output ${output} is not three finite 32-bit figures a text`);
      return data;
    },
    [Symbol.asyncDispose]: () => session.release(),
  };
}

/** Asked for as CommonJS, which it is: loaders do not agree on what it would be as a module. */
function loadRuntime(packageName: string): typeof Runtime {
  try {
    return createRequire(import.meta.url)(packageName);
  } catch (cause) {
    throw new AppError("transformer.missing", {
      message: `the package ${packageName} cannot be loaded: ${messageOf(cause).split("\n")[0]}`,
      cause,
    });
  }
}

function checkInputs({ inputNames, inputMetadata }: Runtime.InferenceSession, folder: string): void {
  const known: readonly string[] = inputs;
  const strange = inputMetadata.filter(
    (input) => !known.includes(input.name) || !input.isTensor || input.type !== "int64",
  );
  if (strange.length > 0 || !inputNames.includes("input_ids"))
    throw invalid(
      folder,
      `its inputs are ${inputNames.join(", ")} where ${inputs.join(", ")} of 64-bit whole numbers are known`,
    );
}
