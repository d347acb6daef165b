import { isUtf8 } from "node:buffer";
import { parseRawBlock } from "../../../raw/parse-raw-line.ts";
import { type RawBlock, readRawBlocks } from "../../../raw/read-raw-object.ts";
import type { PseudonymOf } from "../../pseudonyms.ts";
import { kindOfLine } from "../snscrape/find-kind.ts";
import type { SourceItem } from "../source.ts";
import { notSnscrape, originOf, type ReadFileOptions } from "./read-file-options.ts";

/** Raw records, or snscrape's JSON lines, as the first line that is JSON shows. */
export async function* readJsonLines(
  bytes: AsyncIterable<Buffer>,
  options: ReadFileOptions,
): AsyncGenerator<SourceItem> {
  const { config, clock } = options.request;
  const origin = originOf(options);
  const reader = {
    origin,
    now: clock.now(),
    lineBytesMax: config.lineBytesMax,
    expansionMax: config.expansionMax,
  };
  let isSnscrape: boolean | undefined;
  for await (const block of readRawBlocks(bytes, reader)) {
    if ("fault" in block) {
      yield { type: "fault", ...block.fault };
      continue;
    }
    isSnscrape ??= isSnscrapeBlock(block);
    if (options.only === "snscrape" && isSnscrape === false) {
      const raw = block.bytes.toString("utf8", 0, 10_000);
      yield {
        type: "fault",
        code: "object.unreadable",
        message: notSnscrape,
        origin,
        line: block.firstLine,
        raw,
      };
      return;
    }
    for (const parsed of parseRawBlock(
      isSnscrape ? translate(block, reader.now, options.request.pseudonymOf) : block,
      reader,
    )) {
      if ("fault" in parsed) yield { type: "fault", ...parsed.fault };
      else yield { type: "checked", record: parsed.record, origin, line: parsed.line };
    }
  }
}

/** The block with each post in our shape; a line that is none stays as it is, for the reader to say why. */
function translate(block: RawBlock, collectedAt: Date, pseudonymOf: PseudonymOf): RawBlock {
  if (!isUtf8(block.bytes)) return block;
  const lines = block.bytes.toString("utf8").split("\n");
  const translated = lines.map((line) => {
    const value = parseOrUndefined(line);
    const record = kindOfLine(value)?.toRecord(value, collectedAt, pseudonymOf);
    return record ? JSON.stringify(record) : line;
  });
  return { ...block, bytes: Buffer.from(translated.join("\n")) };
}

/** Undefined when no line of the block is JSON. */
function isSnscrapeBlock({ bytes }: RawBlock): boolean | undefined {
  for (const line of bytes.toString("utf8").split("\n")) {
    const value = line.trim() ? parseOrUndefined(line) : undefined;
    if (value !== undefined) return kindOfLine(value) !== undefined;
  }
  return undefined;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
