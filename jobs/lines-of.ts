import type { ReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, type Gunzip } from "node:zlib";
import { AppError, messageOf } from "../core/domain/errors.ts";

const lineLengthMax = 134_217_728;

/** The lines of a file or its gzip. Throws `input.invalid` for bytes that cannot be read to their end, or a line beyond any use. */
export async function* linesOf(source: ReadStream, input: string): AsyncGenerator<string> {
  const chunks: AsyncIterable<Buffer> = input.endsWith(".gz") ? gunzipped(source) : source;
  const decoder = new StringDecoder("utf8");
  // The beginning of a line whose end has not come: looked through once, or a long line takes the square of its length.
  let begun: string[] = [];
  let begunLength = 0;
  try {
    for await (const chunk of chunks) {
      const [first = "", ...others] = decoder.write(chunk).split("\n");
      begun.push(first);
      begunLength += first.length;
      if (begunLength > lineLengthMax)
        throw new RangeError(`a line is longer than ${lineLengthMax} characters`);
      const next = others.pop();
      if (next === undefined) continue;
      yield begun.join("");
      yield* others;
      begun = [next];
      begunLength = next.length;
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
  const last = begun.join("");
  if (last) yield last;
}

/** A failure of the file passes on to the stream that is read. */
function gunzipped(source: ReadStream): Gunzip {
  const plain = createGunzip();
  source.once("error", (error) => plain.destroy(error)).pipe(plain);
  return plain;
}
