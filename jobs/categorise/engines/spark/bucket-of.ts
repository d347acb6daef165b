/** The bucket of an id (FNV-1a over its UTF-16 units): all records of one id meet in one. */
export function bucketOf(id: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % buckets;
}
