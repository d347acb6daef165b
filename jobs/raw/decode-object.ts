import { constants, createGunzip } from "node:zlib";
import type { QuarantinedRecord } from "../../core/domain/record.ts";
import type { RawReaderOptions, RawSource } from "./contract.ts";
import { objectFault } from "./faults.ts";

/** Below this, an object may expand as it likes: many equal short lines compress further than any limit. */
const expansionFreeBytes = 4_194_304;
const stepBytes = 16_384;

/** An object's plain bytes, and at the end the fault that cut them short, if one did. */
export async function* decodeObject(
  source: RawSource,
  options: Pick<RawReaderOptions, "origin" | "expansionMax">,
): AsyncGenerator<Buffer | { fault: QuarantinedRecord }> {
  const steps = inSteps(source);
  const first = await steps.next();
  if (first.done) {
    yield { fault: objectFault(options.origin, "object.unreadable", "the object is empty (0 bytes)") };
    return;
  }
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  const all = prepend(first.value, steps);
  if (isGzip) yield* gunzip(all, options);
  else yield* all;
}

/**
 * Decompresses one input step at a time and hands on all it gave before the next is fed, so that a bomb is met
 * within 16 MiB, and so that what precedes a fault is not lost with the stream that met it.
 */
async function* gunzip(
  steps: AsyncIterable<Buffer>,
  { origin, expansionMax }: Pick<RawReaderOptions, "origin" | "expansionMax">,
): AsyncGenerator<Buffer | { fault: QuarantinedRecord }> {
  const stream = createGunzip({ chunkSize: 65_536, flush: constants.Z_NO_FLUSH });
  let ready: Buffer[] = [];
  let outBytes = 0;
  let inBytes = 0;
  let failure: Error | undefined;
  stream.on("data", (chunk: Buffer) => {
    ready.push(chunk);
    outBytes += chunk.length;
  });
  const ended = new Promise<void>((resolve) => {
    stream.on("error", (error) => {
      failure = error;
      resolve();
    });
    stream.on("end", resolve);
  });
  try {
    for await (const step of steps) {
      inBytes += step.length;
      await Promise.race([new Promise<void>((resolve) => stream.write(step, () => resolve())), ended]);
      if (outBytes > Math.max(expansionFreeBytes, inBytes * expansionMax)) {
        const message = `gzip expands beyond ${expansionMax} times its size`;
        yield { fault: objectFault(origin, "object.bomb", message) };
        return;
      }
      yield* ready;
      ready = [];
      if (failure) break;
    }
    if (!failure) {
      stream.end();
      await ended;
      yield* ready;
    }
    if (failure) {
      const message = `gzip breaks off after ${outBytes} bytes: ${failure.message}`;
      yield { fault: objectFault(origin, "object.unreadable", message) };
    }
  } finally {
    stream.destroy();
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
