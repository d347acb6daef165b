import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { groupBy } from "../../core/domain/group-by.ts";
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
 * has no shape is told by its id anywhere within or its provider's id in a field named for it; where it has no source of its own, its path's
 * counts, and where that has none, the strictest retention. `collectedBy` is the slot of its run.
 */
export function rewriteQuarantine(
  bytes: Buffer,
  wish: EraseWish,
  { path, collectedBy }: { path: string; collectedBy: Date },
): Rewritten {
  const found: string[] = [];
  const wished = new WishedIds(wish.ids);
  const lines = gunzipSync(bytes).toString("utf8").split("\n");
  const after = lines.map((line) => {
    if (line === "") return line;
    const entry = lineSchema.parse(JSON.parse(line));
    const source = sourceOf(entry, path);
    const ids = [...new Set(idsWithin(entry.raw, (value, key) => wished.find(value, key, source)))];
    found.push(...ids, ...(entry.recordIds ?? []).filter((id) => wish.ids.has(id)));
    const isOver = isKeptTooLong(entry, wish, { path, collectedBy });
    if (entry.raw === null || (ids.length === 0 && !isOver)) return line;
    return JSON.stringify({ ...entry, raw: null, recordIds: ids, erasedAt: wish.at.toISOString() });
  });
  const isChanged = after.some((line, at) => line !== lines[at]);
  return { bytes: isChanged ? gzipSync(after.join("\n")) : undefined, found };
}

/** What providers call a field that tells one record from another; a count or a time may happen to equal an id. */
const idKey = /(id|guid|name|uri|url|link|post|code)(_?str)?$/i;

/**
 * The wished-for records that a value of any shape speaks of: by our id anywhere, by its provider's in a field that is
 * named for it, or by either in the words of a broken line. `key` is the field that holds the value.
 */
function idsWithin(value: unknown, find: Find, key?: string): string[] {
  if (typeof value === "string") {
    const whole = find(value, key);
    if (whole.length > 0) return whole;
    return value.includes("{") ? brokenLineIds(value, find) : [];
  }
  if (typeof value === "number") return find(String(value), key);
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((part) => idsWithin(part, find, key));
  return Object.entries(value).flatMap(([name, part]) => idsWithin(part, find, name));
}

function brokenLineIds(line: string, find: Find): string[] {
  const fields = [...line.matchAll(/"([^"\\]*)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(\d+))/g)];
  return fields.flatMap(([, key, text, number]) => find(text ?? number ?? "", key));
}

type Find = (value: string, key: string | undefined) => string[];

/** The ids that must go, by our name and by the provider's. */
class WishedIds {
  readonly #ids: ReadonlySet<string>;
  readonly #byNativeId: ReadonlyMap<string, readonly string[]>;

  constructor(ids: ReadonlySet<string>) {
    this.#ids = ids;
    this.#byNativeId = groupBy(ids, (id) => id.slice(id.indexOf(":") + 1));
  }

  /** Another source's record may have the same native id: where the source is known, only its own are meant. */
  find(value: string, key: string | undefined, source: string | undefined): string[] {
    if (this.#ids.has(value)) return [value];
    if (key !== undefined && !idKey.test(key)) return [];
    const ids = this.#byNativeId.get(value) ?? [];
    return ids.filter((id) => source === undefined || id.startsWith(`${source}:`));
  }
}

function sourceOf({ raw, origin }: z.infer<typeof lineSchema>, path: string): string | undefined {
  const named = rawSchema.safeParse(raw).data?.source;
  return named ?? /\/source=([^/]+)\//.exec(origin)?.[1] ?? /\/source=([^/]+)\//.exec(path)?.[1];
}

function isKeptTooLong(
  entry: z.infer<typeof lineSchema>,
  { cutoffs }: EraseWish,
  { path, collectedBy }: { path: string; collectedBy: Date },
): boolean {
  if (cutoffs.size === 0) return false;
  const source = sourceOf(entry, path);
  const newest = Math.max(...[...cutoffs.values()].map((cutoff) => cutoff.getTime()));
  const cutoffMs = source === undefined ? newest : cutoffs.get(source)?.getTime();
  return cutoffMs !== undefined && collectedBy.getTime() < cutoffMs;
}
