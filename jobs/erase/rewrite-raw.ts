import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { rawRecordSchema } from "../../core/domain/record.ts";
import { keepOldest, type OldestTexts } from "../fetch/text-index.ts";
import { type EraseWish, extentOf, withoutText } from "./wish.ts";

/** What became of an object's bytes: undefined ones were free of what must go. */
export interface Rewritten {
  bytes: Buffer | undefined;
  /** Of the wished-for ids, those that the object holds, erased now or before. */
  found: string[];
}

const headSchema = z.object({ id: z.string(), kind: z.string() });

/** A raw object without the texts that must go: every line stays, and every other line as it was. */
export function rewriteRaw(
  bytes: Buffer,
  wish: EraseWish,
): Rewritten & { oldest: OldestTexts; erased: number } {
  const found: string[] = [];
  const oldest = new Map<string, string>();
  let erased = 0;
  const lines = gunzipSync(bytes).toString("utf8").split("\n");
  const after = lines.map((line) => {
    if (line === "") return line;
    const value: unknown = JSON.parse(line);
    const { id, kind } = headSchema.parse(value);
    if (wish.ids.has(id)) found.push(id);
    if (kind === "bar") return line;
    const record = rawRecordSchema.parse(value);
    if (record.kind === "bar" || record.erasedAt !== undefined) return line;
    const extent = extentOf(wish, record);
    if (extent === undefined) {
      keepOldest(oldest, record.source, record.publishedAt);
      return line;
    }
    erased += 1;
    return JSON.stringify(withoutText(record, extent, wish.at));
  });
  return {
    bytes: erased > 0 ? gzipSync(after.join("\n")) : undefined,
    found,
    oldest: Object.fromEntries(oldest),
    erased,
  };
}
