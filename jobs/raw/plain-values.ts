const quote = 0x22;
const zero = 0x30;
const digitsMax = 15;
const tickersMax = 10_000;
const tickerBytesMax = 64;
const counts = ["likes", "replies", "reposts", "score"].map((name) => Buffer.from(name));
const score = 3;

/** The first byte from `at` on that is no blank of one line. */
export function skipBlanks(bytes: Uint8Array, at: number): number {
  let next = at;
  for (let byte = bytes[next]; byte === 0x20 || byte === 0x09 || byte === 0x0d; byte = bytes[next]) next += 1;
  return next;
}

/** Which of the words the bytes spell; −1: none. */
export function wordAt(bytes: Uint8Array, start: number, end: number, words: readonly Uint8Array[]): number {
  for (let which = 0; which < words.length; which += 1) {
    const word = words[which]!;
    if (word.length !== end - start) continue;
    let at = 0;
    while (at < word.length && word[at] === bytes[start + at]) at += 1;
    if (at === word.length) return which;
  }
  return -1;
}

/** How many bytes the escape at `at` takes; −1 for one that JSON does not know, or NUL. */
export function escapeLength(bytes: Uint8Array, at: number): number {
  switch (bytes[at + 1]) {
    case quote:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return 2;
    case 0x75: {
      let isNul = true;
      for (let digit = at + 2; digit < at + 6; digit += 1) {
        if (!isHexDigit(bytes[digit]!)) return -1;
        if (bytes[digit] !== zero) isNul = false;
      }
      return isNul ? -1 : 6;
    }
    default:
      return -1;
  }
}

function isHexDigit(byte: number): boolean {
  return (byte >= zero && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** Where `{"likes": 3, …}` ends that starts at `start`; −1 when it is no such object, each name once. */
export function endOfCounts(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== 0x7b) return -1;
  let at = skipBlanks(bytes, start + 1);
  if (bytes[at] === 0x7d) return at + 1;
  for (let stated = 0; ; at = skipBlanks(bytes, at + 1)) {
    if (bytes[at] !== quote) return -1;
    const keyStart = at + 1;
    at = keyStart;
    while (bytes[at]! >= 0x61) at += 1;
    const which = bytes[at] === quote ? wordAt(bytes, keyStart, at, counts) : -1;
    if (which < 0 || stated & (1 << which)) return -1;
    stated |= 1 << which;
    at = skipBlanks(bytes, at + 1);
    if (bytes[at] !== 0x3a) return -1;
    at = endOfInteger(bytes, skipBlanks(bytes, at + 1), which === score);
    if (at < 0) return -1;
    at = skipBlanks(bytes, at);
    if (bytes[at] === 0x7d) return at + 1;
    if (bytes[at] !== 0x2c) return -1;
  }
}

function endOfInteger(bytes: Uint8Array, start: number, mayBeNegative: boolean): number {
  const first = mayBeNegative && bytes[start] === 0x2d ? start + 1 : start;
  let at = first;
  while (bytes[at]! >= zero && bytes[at]! <= 0x39) at += 1;
  if (at === first || at - first > digitsMax || (bytes[first] === zero && at - first > 1)) return -1;
  // A fraction or an exponent may still be a whole number: for the full parser to say.
  return bytes[at] === 0x2e || (bytes[at]! | 0x20) === 0x65 ? -1 : at;
}

/** Where `["AAPL", …]` ends that starts at `start`; −1 when it is no list of short plain strings. */
export function endOfTickers(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x5b) return -1;
  let at = skipBlanks(bytes, start + 1);
  if (bytes[at] === 0x5d) return at + 1;
  for (let count = 1; count <= tickersMax; count += 1, at = skipBlanks(bytes, at + 1)) {
    if (bytes[at] !== quote) return -1;
    const first = at + 1;
    at = first;
    while (at < end && bytes[at] !== quote) {
      if (bytes[at]! < 0x20 || bytes[at] === 0x5c) return -1;
      at += 1;
    }
    if (at >= end || at - first > tickerBytesMax) return -1;
    at = skipBlanks(bytes, at + 1);
    if (bytes[at] === 0x5d) return at + 1;
    if (bytes[at] !== 0x2c) return -1;
  }
  return -1;
}
