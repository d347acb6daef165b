import type { QuarantinedRecord } from "../../core/domain/record.ts";
import type { RawReaderOptions, RawSource } from "./contract.ts";
import { beginningOf, objectFault } from "./faults.ts";
import { type GzipTotals, gunzip } from "./gunzip.ts";

/** Below this, an object may expand as it likes: many equal short lines compress further than any limit. */
const expansionFreeBytes = 4_194_304;
const stepBytes = 16_384;

/** A fault that ends an object. `isWhole`: what came before it is whole, its last line too. */
export interface DecodingFault {
  fault: QuarantinedRecord;
  isWhole: boolean;
}

/** An object's plain bytes, and at the end the fault that cut them short, if one did. */
export async function* decodeObject(
  source: RawSource,
  options: Pick<RawReaderOptions, "origin" | "expansionMax">,
): AsyncGenerator<Buffer | DecodingFault> {
  const steps = inSteps(source);
  const first = await steps.next();
  if (first.done) {
    const fault = objectFault(options.origin, "object.unreadable", "the object is empty (0 bytes)");
    yield { fault, isWhole: true };
    return;
  }
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const all = prepend(first.value, steps);
  if (isGzip) yield* decompress(all, options);
  else yield* all;
}

/** Looks at the size after each input step, so that a bomb is met within 16 MiB. */
async function* decompress(
  steps: AsyncIterable<Buffer>,
  { origin, expansionMax }: Pick<RawReaderOptions, "origin" | "expansionMax">,
): AsyncGenerator<Buffer | DecodingFault> {
  const totals: GzipTotals = { inBytes: 0, outBytes: 0 };
  for await (const piece of gunzip(steps, totals)) {
    if ("gzipFault" in piece) {
      const { message, isWhole, rest } = piece.gzipFault;
      const said = isWhole ? message : `gzip breaks off after ${totals.outBytes} bytes: ${message}`;
      const raw = rest ? beginningOf(rest) : null;
      yield { fault: objectFault(origin, "object.unreadable", said, raw), isWhole };
      return;
    }
    if (totals.outBytes > Math.max(expansionFreeBytes, totals.inBytes * expansionMax)) {
      const message = `gzip expands beyond ${expansionMax} times its size`;
      yield { fault: objectFault(origin, "object.bomb", message), isWhole: false };
      return;
    }
    yield piece;
  }
}

async function* inSteps(source: RawSource): AsyncGenerator<Buffer> {
  for await (const chunk of source instanceof Uint8Array ? [source] : source)
    for (let at = 0; at < chunk.length; at += stepBytes)
      yield Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(stepBytes, chunk.length - at));
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
