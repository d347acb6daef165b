import { isUtf8 } from "node:buffer";
import type { QuarantinedRecord, TextRecord } from "../../core/domain/record.ts";
import { categoriseText } from "../../core/text/categorise-text.ts";
import { askAhead } from "../../core/text/sentiment/batch-scorer.ts";
import type { RawBlock, RawReaderOptions } from "../raw/contract.ts";
import { parseRawLine, textBounds } from "../raw/parse-raw-line.ts";
import { type CategorisedLine, categorisedLines } from "./categorised-csv.ts";
import { csvCell, inert } from "./csv-cell.ts";
import type { IdHash } from "./scanner/scanned-line.ts";
import type { JudgeDeps } from "./text-deps.ts";

/** Told what became of each raw line of a block, in order; prices are left out. */
export interface BlockSink {
  fault(fault: QuarantinedRecord): void;
  /** A text that names no asset; its id as a CSV cell, whose bytes are valid until the call returns. */
  unlinked(hash: IdHash, idCell: Uint8Array): void;
  /** A text that names some: a line for each. */
  linked(hash: IdHash, lines: CategorisedLine[]): void;
}

/**
 * Judges a block of raw lines: the whole of a worker's work, the same in every engine. The scanner passes over the texts
 * that can name nothing; the others are decoded, linked and scored, and what is no plain record is fully parsed.
 */
export async function categoriseBlock(
  block: RawBlock,
  options: RawReaderOptions,
  deps: JudgeDeps,
  sink: BlockSink,
): Promise<void> {
  if (!deps.transformer) return judgeLines(block, options, deps, sink);
  await askAhead(deps.transformer, (sentiment, pass) =>
    judgeLines(block, options, { ...deps, sentiment }, pass === "asking" ? deaf : sink),
  );
}

/** Hears nothing of a pass that only asks. */
const deaf: BlockSink = { fault() {}, unlinked() {}, linked() {} };

function judgeLines(
  { firstLine, bytes }: RawBlock,
  options: RawReaderOptions,
  deps: JudgeDeps,
  sink: BlockSink,
): void {
  const judge = (record: TextRecord, hash: IdHash) => {
    const lines = categorisedLines(record, categoriseText(record, deps));
    if (lines.length > 0) sink.linked(hash, lines);
    else sink.unlinked(hash, Buffer.from(csvCell(inert(record.id))));
  };
  // The scanner takes its bytes for valid text; one bad byte and every line of the block is checked by itself.
  const lineBytesMax = isUtf8(bytes) ? options.lineBytesMax : 0;
  deps.scanner.scan(firstLine, bytes, { lineBytesMax, ...textBounds(options.now) }, (scanned) => {
    if (scanned.kind === "plain") sink.unlinked(scanned.hash, scanned.id);
    else if (scanned.kind === "mayLink") judge(scanned.toRecord(), scanned.hash);
    else {
      const read = parseRawLine(scanned.bytes, scanned.line, options);
      if ("fault" in read) sink.fault(read.fault);
      else if (read.record.kind !== "bar") judge(read.record, deps.scanner.hashOf(read.record.id));
    }
  });
}
