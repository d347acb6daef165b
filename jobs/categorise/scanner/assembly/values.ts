import { findSpecial, skipBlanks } from "./text";

const tickersMax: i32 = 250;
const tickerBytesMax: usize = 64;
const digitsMax: usize = 15;

/** Where `{"likes": 3, …}` ends that starts at `start`; 0 when it is no such object, each name once. */
export function endOfCounts(start: usize): usize {
  if (load<u8>(start) != 0x7b) return 0;
  let at = skipBlanks(start + 1);
  if (load<u8>(at) == 0x7d) return at + 1;
  let stated = 0;
  while (true) {
    if (load<u8>(at) != 0x22) return 0;
    const keyStart = at + 1;
    at = findSpecial(keyStart);
    if (load<u8>(at) != 0x22) return 0;
    const which = countAt(keyStart, at - keyStart);
    if (which == 0 || (stated & which) != 0) return 0;
    stated |= which;
    at = skipBlanks(at + 1);
    if (load<u8>(at) != 0x3a) return 0;
    at = endOfInteger(skipBlanks(at + 1), which == 8);
    if (at == 0) return 0;
    at = skipBlanks(at);
    const byte = load<u8>(at);
    if (byte == 0x7d) return at + 1;
    if (byte != 0x2c) return 0;
    at = skipBlanks(at + 1);
  }
}

/** A bit for `likes`, `replies`, `reposts` and `score`; 0 for another name. */
function countAt(start: usize, length: usize): i32 {
  if (length == 5) {
    const tail = load<u32>(start + 1);
    if (load<u8>(start) == 0x6c && tail == 0x73656b69) return 1;
    if (load<u8>(start) == 0x73 && tail == 0x65726f63) return 8;
  } else if (length == 7 && load<u8>(start) == 0x72 && load<u8>(start + 1) == 0x65) {
    if (load<u32>(start + 2) == 0x65696c70 && load<u8>(start + 6) == 0x73) return 2;
    if (load<u32>(start + 2) == 0x74736f70 && load<u8>(start + 6) == 0x73) return 4;
  }
  return 0;
}

/** A fraction or an exponent may still be a whole number: that is for the full parser to say. */
function endOfInteger(start: usize, mayBeNegative: bool): usize {
  const first = mayBeNegative && load<u8>(start) == 0x2d ? start + 1 : start;
  let at = first;
  while (<u32>load<u8>(at) - 0x30 <= 9) at += 1;
  if (at == first || at - first > digitsMax || (load<u8>(first) == 0x30 && at - first > 1)) return 0;
  return load<u8>(at) == 0x2e || (load<u8>(at) | 0x20) == 0x65 ? 0 : at;
}

/** Where `["AAPL", …]` ends that starts at `start`; 0 when it is no list of short plain strings. */
export function endOfTickers(start: usize): usize {
  if (load<u8>(start) != 0x5b) return 0;
  let at = skipBlanks(start + 1);
  if (load<u8>(at) == 0x5d) return at + 1;
  for (let count = 0; count < tickersMax; count += 1) {
    if (load<u8>(at) != 0x22) return 0;
    const first = at + 1;
    at = findSpecial(first);
    if (load<u8>(at) != 0x22 || at - first > tickerBytesMax) return 0;
    at = skipBlanks(at + 1);
    if (load<u8>(at) == 0x5d) return at + 1;
    if (load<u8>(at) != 0x2c) return 0;
    at = skipBlanks(at + 1);
  }
  return 0;
}
