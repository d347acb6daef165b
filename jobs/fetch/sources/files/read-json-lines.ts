import { isUtf8 } from "node:buffer";
import { parseRawBlock } from "../../../raw/parse-raw-line.ts";
import { type RawBlock, readRawBlocks } from "../../../raw/read-raw-object.ts";
import type { SourceItem } from "../source.ts";
import { originOf, type ReadFileOptions } from "./read-file-options.ts";
import { isSnscrapeTweet, toTweetRecord } from "./snscrape.ts";

/** Raw records, or snscrape's JSONL of tweets, as its first line shows. */
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
    isSnscrape ??= isSnscrapeTweet(parseOrUndefined(firstLineOf(block)));
    for (const parsed of parseRawBlock(isSnscrape ? translate(block, reader.now) : block, reader)) {
      if ("fault" in parsed) yield { type: "fault", ...parsed.fault };
      else yield { type: "checked", record: parsed.record, origin, line: parsed.line };
    }
  }
}

/** The block with each tweet in our shape; a line that is none stays as it is, for the reader to say why. */
function translate(block: RawBlock, collectedAt: Date): RawBlock {
  if (!isUtf8(block.bytes)) return block;
  const lines = block.bytes.toString("utf8").split("\n");
  const translated = lines.map((line) => {
    const value = parseOrUndefined(line);
    const record = isSnscrapeTweet(value) ? toTweetRecord(value, collectedAt) : undefined;
    return record ? JSON.stringify(record) : line;
  });
  return { ...block, bytes: Buffer.from(translated.join("\n")) };
}

function firstLineOf({ bytes }: RawBlock): string {
  return bytes.toString("utf8").trimStart().split("\n", 1)[0]!;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
