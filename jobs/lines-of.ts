import type { ReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, type Gunzip } from "node:zlib";
import { AppError, messageOf } from "../core/domain/errors.ts";

/** The lines of a file or its gzip. Throws `input.invalid` for bytes that cannot be read to their end. */
export async function* linesOf(source: ReadStream, input: string): AsyncGenerator<string> {
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
