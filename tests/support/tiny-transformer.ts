import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type OnnxConstant, type OnnxNode, type OnnxValue, onnxFile } from "./onnx-file.ts";

/** Words with what each speaks for: positive against negative, and neutral. */
const meanings: Record<string, readonly [polarity: number, neutrality: number]> = {
  beats: [3, 0],
  soars: [4, 0],
  sinks: [-3, 0],
  misses: [-4, 0],
  holds: [0, 3],
};
const names = ["apple", "microsoft", "bitcoin", "aapl", "msft"];
const others = ["as", "and", "the", "of", "shares", "##s", "##x", "x", "$", ",", ".", "!", "\ufffd"];
const vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ...names, ...others, ...Object.keys(meanings)];

const batch = ["batch", "sequence"] as const;
const whole = (name: string): OnnxValue => ({ name, type: "int64", dims: batch });

/**
 * A real transformer, if a tiny one, of some thirty words: one head of attention, whose weights are set by hand. What is asked about
 * (the second sentence) attends to where it is named in the first and takes the meaning of the word after; where nothing is
 * asked about, all words count alike.
 */
export function tinyModel(change: { outputs?: number; inputType?: "int32"; gain?: number } = {}): Buffer {
  const { outputs = 3, inputType = "int64", gain = 1 } = change;
  const size = vocabulary.length;
  const constants: OnnxConstant[] = [
    { name: "identities", type: "float", dims: [size, size], values: identity(size) },
    {
      name: "meanings",
      type: "float",
      dims: [size, 2],
      values: vocabulary.flatMap((w) => meanings[w] ?? [0, 0]),
    },
    { name: "labels", type: "float", dims: [2, outputs], values: labelWeights(outputs, gain) },
    { name: "sharpness", type: "float", dims: [1], values: [20] },
    { name: "never", type: "float", dims: [1], values: [-1e9] },
    { name: "one", type: "float", dims: [1], values: [1] },
    { name: "axis1", type: "int64", dims: [1], values: [1] },
    { name: "axis2", type: "int64", dims: [1], values: [2] },
    { name: "from", type: "int64", dims: [1], values: [1] },
    { name: "to", type: "int64", dims: [1], values: [1_000_000] },
    { name: "nothing", type: "float", dims: [1, 1, 2], values: [0, 0] },
  ];
  const node = (op: string, inputs: string, out: string, attributes?: OnnxNode["attributes"]): OnnxNode => ({
    op,
    in: inputs.split(" "),
    out,
    ...(attributes && { attributes }),
  });
  const nodes = [
    node("Cast", "token_type_ids", "type", { to: 1 }),
    node("Cast", "attention_mask", "mask", { to: 1 }),
    node("Gather", "identities input_ids", "key", { axis: 0 }),
    node("Gather", "meanings input_ids", "meaning", { axis: 0 }),
    // The query: the words of the second sentence. The keys: those of the first.
    node("Unsqueeze", "type axis2", "typeColumn"),
    node("Mul", "key typeColumn", "asked"),
    node("ReduceSum", "asked axis1", "query", { keepdims: 1 }),
    node("Transpose", "key", "keyTurned", { perm: [0, 2, 1] }),
    node("MatMul", "query keyTurned", "likeness"),
    node("Mul", "likeness sharpness", "sharp"),
    node("Sub", "one mask", "padded"),
    node("Add", "padded type", "hidden"),
    node("Mul", "hidden never", "hiddenScore"),
    node("Unsqueeze", "hiddenScore axis1", "hiddenRow"),
    node("Add", "sharp hiddenRow", "score"),
    node("Softmax", "score", "attention", { axis: 2 }),
    // The value: what the word after means.
    node("Slice", "meaning from to axis1", "later"),
    node("Concat", "later nothing", "value", { axis: 1 }),
    node("MatMul", "attention value", "pooledRow"),
    node("Squeeze", "pooledRow axis1", "pooled"),
    node("MatMul", "pooled labels", "logits"),
  ];
  return onnxFile({
    nodes,
    constants,
    inputs: [{ ...whole("input_ids"), type: inputType }, whole("attention_mask"), whole("token_type_ids")],
    output: { name: "logits", type: "float", dims: ["batch", outputs] },
  });
}

/** A word is like itself alone; the marks, which come first, are like nothing. */
function identity(size: number): number[] {
  const marks = size * vocabulary.findIndex((word) => !word.startsWith("["));
  return Array.from({ length: size * size }, (_, at) => (at >= marks && at % (size + 1) === 0 ? 1 : 0));
}

/** In the order of `tinyFiles`: positive, negative, neutral. */
function labelWeights(outputs: number, gain: number): number[] {
  const rows = [
    [1, -1, 0, 0],
    [0, 0, 1, 0],
  ];
  return rows.flatMap((row) => row.slice(0, outputs).map((weight) => weight * gain));
}

/** What lies beside the weights, by file. */
export const tinyFiles: Readonly<Record<string, unknown>> = {
  "config.json": {
    model_type: "bert",
    id2label: { 0: "positive", 1: "negative", 2: "neutral" },
    max_position_embeddings: 64,
  },
  "tokenizer_config.json": { do_lower_case: true, model_max_length: 64 },
  "vocab.txt": `${vocabulary.join("\n")}\n`,
  "pulso.json": { languages: ["en"], target: "pair" },
};

/** A folder with the tiny model; `files` take the place of its own, undefined ones are left out. */
export async function tinyTransformer(
  files: Readonly<Record<string, unknown>> = {},
): Promise<AsyncDisposable & { folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-transformer-"));
  for (const [file, content] of Object.entries({ "model.onnx": tinyModel(), ...tinyFiles, ...files }))
    if (content !== undefined)
      await writeFile(
        path.join(folder, file),
        typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content),
      );
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
