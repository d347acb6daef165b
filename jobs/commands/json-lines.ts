import { createReadStream, type ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, type Gunzip } from "node:zlib";
import type { z } from "zod";
import { AppError, messageOf } from "../../core/domain/errors.ts";
import type { CommandContext } from "../command.ts";
import { writeWhole } from "../write-whole.ts";

interface Translation<Row> {
  input: string;
  output: string;
  schema: z.ZodType<Row>;
  translate(row: Row): object;
}

/**
 * Reads JSON lines (or their gzip), writes one answer a line, in order and as they come. A line that is not what
 * it should be is named on standard error and left out; the rest is written, and then the command fails with
 * `input.invalid`, so that its exit code says so. Throws `input.not_found`.
 */
export async function translateJsonLines<Row>(
  { input, output, schema, translate }: Translation<Row>,
  { reporter, signal }: Pick<CommandContext, "reporter" | "signal">,
  warn: (text: string) => void = (text) => void process.stderr.write(`${text}\n`),
): Promise<number> {
  const found = await stat(input).catch(() => undefined);
  if (!found?.isFile())
    throw new AppError("input.not_found", { message: `${input} is no file`, path: input });
  const source = createReadStream(input);
  const task = `reading ${input}`;
  let written = 0;
  let bad = 0;

  async function* answers(): AsyncGenerator<string> {
    let line = 0;
    for await (const text of linesOf(source, input)) {
      line += 1;
      if (line % 500 === 0) reporter.progress(task, source.bytesRead, found!.size);
      if (text.trim() === "") continue;
      const value = parseLine(line === 1 ? text.replace(/^\ufeff/, "") : text);
      const parsed = schema.safeParse(value);
      if (parsed.success) {
        written += 1;
        yield `${JSON.stringify(translate(parsed.data))}\n`;
      } else {
        bad += 1;
        warn(`${input} line ${line}: ${value === undefined ? "not JSON" : faultOf(parsed.error)}`);
      }
    }
  }
  await writeWhole(output, answers(), signal);
  if (bad > 0)
    throw new AppError("input.invalid", {
      message: `${bad} of ${bad + written} lines were left out; the ${written} others are in ${output}`,
      bad,
      written,
    });
  return written;
}

/** The lines of a file or its gzip. Throws `input.invalid` for bytes that cannot be read to their end. */
async function* linesOf(source: ReadStream, input: string): AsyncGenerator<string> {
  const chunks: AsyncIterable<Buffer> = input.endsWith(".gz") ? gunzipped(source) : source;
  const decoder = new StringDecoder("utf8");
  let rest = "";
  try {
    for await (const chunk of chunks) {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (cause) {
    throw new AppError("input.invalid", {
      message: `${input} cannot be read to its end: ${messageOf(cause)}`,
      path: input,
      cause,
    });
  } finally {
    source.destroy();
  }
  if (rest) yield rest;
}

/** A failure of the file passes on to the stream that is read. */
function gunzipped(source: ReadStream): Gunzip {
  const plain = createGunzip();
  source.once("error", (error) => plain.destroy(error)).pipe(plain);
  return plain;
}

/** Undefined where the line is not JSON, which no JSON stands for. */
function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf({ issues: [issue] }: z.ZodError): string {
  return [...(issue?.path ?? []), issue?.message].join(": ");
}
