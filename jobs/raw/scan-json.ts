const quote = 0x22;
const backslash = 0x5c;

/**
 * How deep JSON nests and how many keys it states, seen before it is parsed: a parser recurses as deep as it is
 * told, and forgets a key that is stated twice. Strings are jumped over; what is no JSON gives some answer.
 */
export function scanJson(bytes: Buffer): { depth: number; keys: number } {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case quote:
        at = endOfString(bytes, at);
        break;
      case 0x3a: // :
        keys += 1;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
    }
  }
  return { depth: deepest, keys };
}

/** Where the quote stands that closes the string opened at `start`; the last byte when none does. */
function endOfString(bytes: Buffer, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte === backslash) at += 1;
  }
  return bytes.length;
}
