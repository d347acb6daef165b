import { access, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError, messageOf } from "../domain/errors.ts";
import type { SentimentLabel } from "../text/sentiment/sentiment.ts";
import { createTokeniser, type Tokenise } from "./tokeniser.ts";

/** All that a model's folder says of it. */
export interface ModelFolder {
  /** The weights, as ONNX. */
  file: string;
  /** What the model's outputs stand for, in their order. */
  labels: readonly SentimentLabel[];
  /** ISO 639 codes of the languages it reads. */
  languages: ReadonlySet<string>;
  /** Whether it takes what is asked about as its second sentence. */
  takesTarget: boolean;
  tokensMax: number;
  tokenise: Tokenise;
}

const labelOf: Record<string, SentimentLabel> = {
  negative: "negative",
  neg: "negative",
  neutral: "neutral",
  neu: "neutral",
  positive: "positive",
  pos: "positive",
};
/** No post needs more, and the cost of a text grows with the square of it. */
const tokensMax = 512;

/** config.json and tokenizer_config.json, as `transformers` writes them: what we need of them. */
const configSchema = z.object({
  id2label: z.record(z.string(), z.string()).optional(),
  max_position_embeddings: z.number().int().min(32).optional(),
});
const tokeniserConfigSchema = z.looseObject({
  model_max_length: z.number().min(32).optional(),
  do_lower_case: z.boolean().optional(),
});
/** pulso.json: what no model says of itself. */
const ownSchema = z.strictObject({
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .default(["en"]),
  target: z.enum(["none", "pair"]).default("none"),
  labels: z.array(z.enum(["negative", "neutral", "positive"])).optional(),
});

/** Reads a model's folder, but not its weights. Throws `transformer.invalid` naming the file at fault. */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw invalid(folder, "it is no folder that can be read");
  const own = await readJson(folder, "pulso.json", ownSchema, {});
  const config = await readJson(folder, "config.json", configSchema);
  const tokeniserConfig = await readJson(folder, "tokenizer_config.json", tokeniserConfigSchema, {});
  const tokenizer = await readText(folder, "tokenizer.json");
  const vocabulary = tokenizer === undefined ? await readText(folder, "vocab.txt") : undefined;
  if (tokenizer === undefined && vocabulary === undefined)
    throw invalid(folder, "there is neither tokenizer.json nor vocab.txt in it");
  const limits = [tokensMax, config.max_position_embeddings, tokeniserConfig.model_max_length];
  return {
    file: await findWeights(folder),
    labels: labelsOf(folder, own.labels ?? Object.values(config.id2label ?? {})),
    languages: new Set(own.languages),
    takesTarget: own.target === "pair",
    tokensMax: Math.min(...limits.filter((limit) => limit !== undefined)),
    tokenise: await orInvalid(folder, tokenizer === undefined ? "vocab.txt" : "tokenizer.json", () =>
      createTokeniser({ tokenizer, vocabulary, config: tokeniserConfig }),
    ),
  };
}

/** A fault of a model's folder, in words that name it. */
export function invalid(folder: string, fault: string, cause?: unknown): AppError {
  return new AppError("transformer.invalid", {
    message: `the sentiment model ${folder} cannot be used: ${fault}`,
    folder,
    cause,
  });
}

async function orInvalid<T>(folder: string, file: string, make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (cause) {
    throw invalid(folder, `${file}: ${messageOf(cause)}`, cause);
  }
}

function readText(folder: string, file: string): Promise<string | undefined> {
  return readFile(path.join(folder, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw invalid(folder, `${file}: ${error.message}`, error);
  });
}

/** A file of the folder; `absent` stands for one that may be missing. */
async function readJson<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
  absent?: z.input<Schema>,
): Promise<z.output<Schema>> {
  const text = await readText(folder, file);
  if (text === undefined && absent === undefined) throw invalid(folder, `there is no ${file} in it`);
  const value = await orInvalid(folder, file, () => (text === undefined ? absent : JSON.parse(text)));
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw invalid(folder, `${file}: ${[...issue.path, issue.message].join(": ")}`);
}

/** `model.onnx` beside the rest, or under `onnx/` as model hubs lay it out. */
async function findWeights(folder: string): Promise<string> {
  for (const file of [path.join(folder, "model.onnx"), path.join(folder, "onnx", "model.onnx")])
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  throw invalid(folder, "there is no model.onnx in it");
}

function labelsOf(folder: string, names: readonly string[]): SentimentLabel[] {
  const labels = names.map((name) => labelOf[name.toLowerCase()]);
  const known = labels.filter((label) => label !== undefined);
  if (labels.length === 3 && new Set(known).size === 3) return known;
  throw invalid(
    folder,
    `its labels are ${names.join(", ") || "not named"} where negative, neutral and positive are needed; "labels" in pulso.json may name them in the order of its outputs`,
  );
}
