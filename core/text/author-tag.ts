/**
 * A number of 32 bits that tells two texts of one author on one day (UTC, YYYY-MM-DD) from those of others, as eight hexadecimal
 * digits: FNV-1a of source, author and day. It says nothing across days, so that nobody can be followed by it.
 */
export function authorTag(source: string, author: string, day: string): string {
  let hash = 0x81_1c_9d_c5;
  const key = `${source}\n${author}\n${day}`;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    hash = Math.imul(hash ^ (code & 0xff), 0x01_00_01_93);
    hash = Math.imul(hash ^ (code >>> 8), 0x01_00_01_93);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
