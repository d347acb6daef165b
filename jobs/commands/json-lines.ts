import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { CommandContext } from "../command.ts";
import { linesOf } from "../lines-of.ts";
import { writeWhole } from "../write-whole.ts";

interface Translation<Row> {
  input: string;
  output: string;
  schema: z.ZodType<Row>;
  translate(row: Row): object | Promise<object>;
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
        yield `${JSON.stringify(await translate(parsed.data))}\n`;
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
