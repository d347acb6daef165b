import { hashWord } from "../../../../core/text/fnv.ts";

/** The bucket of an id (FNV-1a over its UTF-16 units): all records of one id meet in one. */
export function bucketOf(id: string, buckets: number): number {
  return (hashWord(id) >>> 0) % buckets;
}
