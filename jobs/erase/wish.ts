import type { TextRecord } from "../../core/domain/record.ts";

/** Which texts must go. */
export interface EraseWish {
  /** Records that were deleted at their source, or are to go by request. */
  ids: ReadonlySet<string>;
  /** By source: texts published before this instant have been kept as long as they may. */
  cutoffs: ReadonlyMap<string, Date>;
  /** Stamped on what is erased. */
  at: Date;
}

/** `all`: the text and every word of it, an address with the title in it too. `text`: the address may stay. */
export type EraseExtent = "all" | "text";

/** Whether a text must go, and how much of it. */
export function extentOf(
  { ids, cutoffs }: EraseWish,
  { id, source, publishedAt }: { id: string; source: string; publishedAt: string },
): EraseExtent | undefined {
  if (ids.has(id)) return "all";
  const cutoff = cutoffs.get(source);
  return cutoff && Date.parse(publishedAt) < cutoff.getTime() ? "text" : undefined;
}

/** A record without its words: its id, times, symbols and counts stay, so that it is parsed and counted as before. */
export function withoutText(record: TextRecord, extent: EraseExtent, at: Date): TextRecord {
  const { title: _title, author: _author, url, ...rest } = record;
  const address = extent === "text" && url !== undefined ? { url } : {};
  return { ...rest, ...address, text: "", erasedAt: at.toISOString() };
}
