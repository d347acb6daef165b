import type { QuarantinedRecord } from "../../core/domain/record.ts";
import type { RawBlock, RawLine, RawReaderOptions, RawSource } from "./contract.ts";
import { decodeObject } from "./decode-object.ts";
import { parseRawBlock } from "./parse-raw-line.ts";
import { splitBlocks } from "./split-blocks.ts";

export type { RawBlock, RawLine, RawSource } from "./contract.ts";

/**
 * Reads JSON lines, gzip or plain, and checks every one: each non-blank line is yielded exactly once, as a record
 * or as a fault with a code, in order. Never throws for what the bytes hold; only for a source that cannot be read.
 * Memory is bounded by `lineBytesMax` and one decompression step (16 MiB), whatever the object's size.
 *
 * Whole-object faults (`line` 0): an empty object, gzip that breaks off (what came before it is kept), gzip that
 * expands beyond `expansionMax` (likewise), a web page or pretty-printed JSON in place of JSON lines.
 */
export async function* readRawObject(source: RawSource, options: RawReaderOptions): AsyncGenerator<RawLine> {
  for await (const block of readRawBlocks(source, options)) {
    if ("fault" in block) yield { line: block.fault.line ?? 0, fault: block.fault };
    else yield* parseRawBlock(block, options);
  }
}

/** The first half of `readRawObject`, for who parses the blocks elsewhere (in a worker thread). */
export function readRawBlocks(
  source: RawSource,
  options: RawReaderOptions,
): AsyncGenerator<RawBlock | { fault: QuarantinedRecord }> {
  return splitBlocks(decodeObject(source, options), options);
}
