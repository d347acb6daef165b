import type { QuarantinedRecord } from "../../../core/domain/record.ts";
import type { RawBlock } from "../../raw/contract.ts";
import type { PackedBlock } from "../packed-block.ts";

/** A block of raw lines and the object it was cut from. */
export type EngineInput = (RawBlock & { origin: string }) | { fault: QuarantinedRecord };

export interface EngineOptions {
  run: string;
  /** The catalogue's file; undefined: the one that ships with the product. */
  assetsFile: string | undefined;
  /** Symbols that are configured or that users asked for; those the catalogue lacks link as bare symbols. */
  extraSymbols: string[];
  now: Date;
  lineBytesMax: number;
  threads: number;
  signal: AbortSignal;
}

/**
 * Judges blocks of raw lines. Every engine gives what became of the blocks in the order of the blocks, whatever
 * ran where, so that all write the same bytes.
 */
export type CategoriseEngine = (
  inputs: AsyncIterable<EngineInput>,
  options: EngineOptions,
) => AsyncIterable<PackedBlock>;
