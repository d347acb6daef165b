import type { QuarantinedRecord, RawRecord } from "../../core/domain/record.ts";

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

/** The whole object in memory, or its chunks as they come. */
export type RawSource = Uint8Array | AsyncIterable<Uint8Array>;

/** Whole lines (each ends with `\n`, but perhaps the last), the first of which is `firstLine`, from 1. */
export interface RawBlock {
  firstLine: number;
  bytes: Buffer;
}
