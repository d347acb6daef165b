/**
 * A number of 32 bits that tells two texts of one author on one day (UTC, YYYY-MM-DD) from those of others, as eight hexadecimal
 * digits: FNV-1a of source, author and day. It says nothing across days, so that nobody can be followed by it.
 */
export function authorTag(source: string, author: string, day: string): string {
  const hash = addText(addText(addText(0x81_1c_9d_c5, source), author, lineFeed), day, lineFeed);
  return (
    bytePairs[hash >>> 24]! +
    bytePairs[(hash >>> 16) & 0xff] +
    bytePairs[(hash >>> 8) & 0xff] +
    bytePairs[hash & 0xff]
  );
}

const lineFeed = 0x0a;
const bytePairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The hash of what came before, then of the sign that parts it from the text, where there is one, and of the text. */
function addText(before: number, text: string, parting?: number): number {
  let hash = parting === undefined ? before : addCode(before, parting);
  for (let at = 0; at < text.length; at += 1) hash = addCode(hash, text.charCodeAt(at));
  return hash;
}

function addCode(hash: number, code: number): number {
  const low = Math.imul(hash ^ (code & 0xff), 0x01_00_01_93);
  return Math.imul(low ^ (code >>> 8), 0x01_00_01_93);
}
