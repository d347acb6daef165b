import type { QuarantinedRecord, RawRecord } from "../../core/domain/record.ts";
import { decodeObject } from "./decode-object.ts";
import { parseRawBlock } from "./parse-raw-line.ts";
import { splitBlocks } from "./split-blocks.ts";

/** One line of a raw object: a valid record, or why it is none. Object-wide faults have line 0. */
export type RawLine = { line: number; record: RawRecord } | { line: number; fault: QuarantinedRecord };

export interface RawReaderOptions {
  /** What a fault says it was read from: the object's path, a file or an address. */
  origin: string;
  /** Nothing can have been published later than this (an hour of clock error is allowed). */
  now: Date;
  lineBytesMax: number;
  expansionMax: number;
}

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

/** The whole object in memory, or its chunks as they come. */
export type RawSource = Uint8Array | AsyncIterable<Uint8Array>;

/** Whole lines (each ends with `\n`, but perhaps the last), the first of which is `firstLine`, from 1. */
export interface RawBlock {
  firstLine: number;
  bytes: Buffer;
}

/** The first half of `readRawObject`, for who parses the blocks elsewhere (in a worker thread). */
export function readRawBlocks(
  source: RawSource,
  options: RawReaderOptions,
): AsyncGenerator<RawBlock | { fault: QuarantinedRecord }> {
  return splitBlocks(decodeObject(source, options), options);
}
