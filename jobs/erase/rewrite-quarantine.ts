import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Rewritten } from "./rewrite-raw.ts";
import type { EraseWish } from "./wish.ts";

const lineSchema = z.looseObject({
  origin: z.string(),
  raw: z.unknown(),
  /** The records that it was, once it is erased. */
  recordIds: z.array(z.string()).optional(),
});
const rawSchema = z.object({ source: z.string() });

/**
 * A quarantine object without the records that must go: code, message and place stay, what was set aside goes. What
 * has no shape is told by its id or its provider's id anywhere within; where it has no source of its own, its path's
 * counts, and where that has none, the strictest retention. `collectedBy` is the slot of its run.
 */
export function rewriteQuarantine(
  bytes: Buffer,
  wish: EraseWish,
  { path, collectedBy }: { path: string; collectedBy: Date },
): Rewritten {
  const found: string[] = [];
  const nativeIds = new Map([...wish.ids].map((id) => [id.slice(id.indexOf(":") + 1), id]));
  const lines = gunzipSync(bytes).toString("utf8").split("\n");
  const after = lines.map((line) => {
    if (line === "") return line;
    const entry = lineSchema.parse(JSON.parse(line));
    const ids = [...new Set(idsWithin(entry.raw, wish.ids, nativeIds))];
    found.push(...ids, ...(entry.recordIds ?? []).filter((id) => wish.ids.has(id)));
    const isOver = isKeptTooLong(entry, wish, { path, collectedBy });
    if (entry.raw === null || (ids.length === 0 && !isOver)) return line;
    return JSON.stringify({ ...entry, raw: null, recordIds: ids, erasedAt: wish.at.toISOString() });
  });
  const isChanged = after.some((line, at) => line !== lines[at]);
  return { bytes: isChanged ? gzipSync(after.join("\n")) : undefined, found };
}

/** The wished-for records that a value of any shape speaks of: by a whole value, or in the words of a broken line. */
function idsWithin(
  value: unknown,
  ids: ReadonlySet<string>,
  nativeIds: ReadonlyMap<string, string>,
): string[] {
  if (typeof value === "string") {
    if (ids.has(value)) return [value];
    const native = nativeIds.get(value);
    if (native !== undefined) return [native];
    return value.includes("{") ? brokenLineIds(value, ids, nativeIds) : [];
  }
  if (typeof value === "number") return idsWithin(String(value), ids, nativeIds);
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((part) => idsWithin(part, ids, nativeIds));
}

function brokenLineIds(
  line: string,
  ids: ReadonlySet<string>,
  nativeIds: ReadonlyMap<string, string>,
): string[] {
  const values = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(?<=:\s*)(\d+)/g)];
  return values.flatMap(([, text, number]) => {
    const value = text ?? number ?? "";
    return ids.has(value) ? [value] : (nativeIds.get(value) ?? []);
  });
}

function isKeptTooLong(
  { raw, origin }: z.infer<typeof lineSchema>,
  { cutoffs }: EraseWish,
  { path, collectedBy }: { path: string; collectedBy: Date },
): boolean {
  if (cutoffs.size === 0) return false;
  const named = rawSchema.safeParse(raw).data?.source;
  const source = named ?? /\/source=([^/]+)\//.exec(origin)?.[1] ?? /\/source=([^/]+)\//.exec(path)?.[1];
  const newest = Math.max(...[...cutoffs.values()].map((cutoff) => cutoff.getTime()));
  const cutoffMs = source === undefined ? newest : cutoffs.get(source)?.getTime();
  return cutoffMs !== undefined && collectedBy.getTime() < cutoffMs;
}
