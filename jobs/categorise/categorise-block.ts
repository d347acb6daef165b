import type { QuarantinedRecord } from "../../core/domain/record.ts";
import { categoriseText, type TextDeps } from "../../core/text/categorise-text.ts";
import type { RawBlock, RawReaderOptions } from "../raw/contract.ts";
import { parseRawBlock } from "../raw/parse-raw-line.ts";
import { type CategorisedLine, categorisedLines } from "./categorised-csv.ts";

/** What became of one raw line; prices are left out. */
export type Outcome =
  | { id: string; isLinked: boolean; lines: CategorisedLine[] }
  | { fault: QuarantinedRecord };

/** Parses and judges a block of raw lines, in order: the whole of a worker's work, the same in every engine. */
export function categoriseBlock(block: RawBlock, options: RawReaderOptions, deps: TextDeps): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const line of parseRawBlock(block, options)) {
    if ("fault" in line) outcomes.push({ fault: line.fault });
    else if (line.record.kind !== "bar") {
      const categorised = categoriseText(line.record, deps);
      outcomes.push({
        id: line.record.id,
        isLinked: categorised.links.length > 0,
        lines: categorisedLines(line.record, categorised),
      });
    }
  }
  return outcomes;
}
