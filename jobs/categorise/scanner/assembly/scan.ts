import { detailBytes, entryBytes, fieldCount, fields } from "./memory";
import { beginNames, mayName, setNames } from "./names";
import { endOf, escaped, Field, readRecord, startOf, stated } from "./record";
import { findLineFeed, isAscii, skipBlanks } from "./text";

export { setNames };

/** What a line is: for the full parser, a text that names nothing, one that may. */
const other: u32 = 0;
const plain: u32 = 1;
const mayLink: u32 = 2;

export let count: i32 = 0;
/** The number of the line at which the scan stopped. */
export let line: i32 = 0;

/**
 * Reads the lines from `at` to `end` (a line feed stands at `end`) and writes an entry for each that is not blank into the
 * bytes from `out` to `outEnd`. Answers where it stopped for want of room, or `end`; `count` and `line` then hold.
 */
export function scan(
  at: usize,
  end: usize,
  firstLine: i32,
  out: usize,
  outEnd: usize,
  lineBytesMax: usize,
  earliest: f64,
  latest: f64,
): usize {
  count = 0;
  line = firstLine;
  while (at < end) {
    if (out + entryBytes + detailBytes > outEnd) return at;
    const close = min(findLineFeed(at), end);
    if (skipBlanks(at) < close) {
      const isPlain = close - at <= lineBytesMax && readRecord(at, close, earliest, latest);
      const kind = !isPlain ? other : namesSomething() ? mayLink : plain;
      store<u32>(out, kind);
      store<u32>(out, line, 4);
      store<u32>(out, <u32>at, 8);
      store<u32>(out, <u32>close, 12);
      if (isPlain) writeId(out, startOf(Field.id), endOf(Field.id));
      out += entryBytes;
      if (kind == mayLink) out = writeDetail(out);
      count += 1;
    }
    at = close + 1;
    line += 1;
  }
  return end;
}

function namesSomething(): bool {
  if ((stated & (1 << Field.tickers)) != 0) return true;
  beginNames();
  if ((stated & (1 << Field.title)) != 0 && mayName(startOf(Field.title), endOf(Field.title))) return true;
  return mayName(startOf(Field.text), endOf(Field.text));
}

function writeDetail(out: usize): usize {
  store<u32>(out, stated);
  store<u32>(out, escaped, 4);
  let wide: u32 = 0;
  for (let field = 0; field < fieldCount; field += 1)
    if ((stated & (1 << field)) != 0 && !isAscii(startOf(field), endOf(field))) wide |= 1 << field;
  store<u32>(out, wide, 8);
  memory.copy(out + 12, fields, fieldCount << 3);
  return out + detailBytes;
}

function writeId(out: usize, start: usize, end: usize): void {
  store<u32>(out, <u32>start, 16);
  store<u32>(out, <u32>end, 20);
  hashId(start, end, out + 24);
}

let seed: u64 = 0;

export function setSeed(value: u64): void {
  seed = value;
}

/** 96 bits of two multiply-xorshift lanes over the bytes, eight at a time; three words at `out`. */
export function hashId(start: usize, end: usize, out: usize): void {
  let a: u64 = seed ^ <u64>(end - start);
  let b: u64 = seed + 0x9e3779b97f4a7c15;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    const word = load<u64>(at);
    a = mix(a ^ word, 0xbf58476d1ce4e5b9);
    b = mix(b + word, 0x94d049bb133111eb);
  }
  let tail: u64 = 0;
  for (let shift: u64 = 0; at < end; at += 1, shift += 8) tail |= <u64>load<u8>(at) << shift;
  a = mix(mix(a ^ tail, 0xbf58476d1ce4e5b9), 0x94d049bb133111eb);
  b = mix(mix(b + tail, 0x94d049bb133111eb), 0xbf58476d1ce4e5b9);
  store<u64>(out, a);
  store<u32>(out, <u32>b, 8);
}

// @ts-ignore: decorator
@inline
function mix(value: u64, factor: u64): u64 {
  const product = value * factor;
  return product ^ (product >> 29);
}
