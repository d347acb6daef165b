import { instantAt } from "./instant";
import { fieldCount, fields } from "./memory";
import { escapeLength, findSpecial, skipBlanks } from "./text";
import { endOfCounts, endOfTickers } from "./values";

/** The fields of a text record, in the order in which the caller reads them. */
export const enum Field {
  id,
  source,
  kind,
  channel,
  author,
  publishedAt,
  collectedAt,
  lang,
  title,
  text,
  url,
  redistribute,
  engagement,
  tickers,
  schema,
  none,
}

const needed: u32 =
  (1 << Field.id) |
  (1 << Field.source) |
  (1 << Field.kind) |
  (1 << Field.channel) |
  (1 << Field.publishedAt) |
  (1 << Field.collectedAt) |
  (1 << Field.text);
const escapable: u32 =
  (1 << Field.channel) | (1 << Field.author) | (1 << Field.title) | (1 << Field.text) | (1 << Field.url);

export let stated: u32 = 0;
export let escaped: u32 = 0;

// @ts-ignore: decorator
@inline
export function startOf(field: i32): usize {
  return load<u32>(fields + (<usize>field << 3));
}

// @ts-ignore: decorator
@inline
export function endOf(field: i32): usize {
  return load<u32>(fields + (<usize>field << 3), 4);
}

/**
 * Whether the line is a text record of the plain shape that Pulso's own fetch stage writes, published and collected within
 * the bounds; its fields are then found. Anything else, valid or not, is left to the full parser.
 */
export function readRecord(start: usize, end: usize, earliest: f64, latest: f64): bool {
  stated = 0;
  escaped = 0;
  let at = start;
  if (load<u8>(at) != 0x7b) return false;
  do {
    at = skipBlanks(at + 1);
    if (load<u8>(at) != 0x22) return false;
    const keyStart = at + 1;
    at = findSpecial(keyStart);
    if (load<u8>(at) != 0x22) return false;
    const field = fieldAt(keyStart, at - keyStart);
    if (field == Field.none || (stated & (1 << field)) != 0) return false;
    stated |= 1 << field;
    at = skipBlanks(at + 1);
    if (load<u8>(at) != 0x3a) return false;
    at = readValue(field, skipBlanks(at + 1));
    if (at == 0) return false;
    at = skipBlanks(at);
  } while (load<u8>(at) == 0x2c);
  return load<u8>(at) == 0x7d && skipBlanks(at + 1) == end && isValid(earliest, latest);
}

function readValue(field: i32, start: usize): usize {
  const place = fields + (<usize>field << 3);
  if (field < Field.engagement) {
    if (load<u8>(start) != 0x22) return 0;
    let at = findSpecial(start + 1);
    while (load<u8>(at) == 0x5c) {
      const length = escapeLength(at);
      if (length == 0 || (escapable & (1 << field)) == 0) return 0;
      escaped |= 1 << field;
      at = findSpecial(at + length);
    }
    if (load<u8>(at) != 0x22 || at - start - 1 > bytesMax(field)) return 0;
    store<u32>(place, <u32>(start + 1));
    store<u32>(place, <u32>at, 4);
    return at + 1;
  }
  let after: usize;
  if (field == Field.engagement) after = endOfCounts(start);
  else if (field == Field.tickers) after = endOfTickers(start);
  else after = load<u8>(start) == 0x31 ? start + 1 : 0;
  store<u32>(place, <u32>start);
  store<u32>(place, <u32>after, 4);
  return after;
}

/** Strings no longer than this are within the schema's count of UTF-16 code units. */
function bytesMax(field: i32): usize {
  switch (field) {
    case Field.text:
      return 1_000_000;
    case Field.title:
      return 10_000;
    case Field.url:
      return 4096;
    case Field.lang:
      return 16;
    case Field.source:
      return 64;
    default:
      return 512;
  }
}

function isValid(earliest: f64, latest: f64): bool {
  if ((stated & needed) != needed) return false;
  if (!isSourceName(startOf(Field.source), endOf(Field.source))) return false;
  if (!isPlainId(startOf(Field.id), endOf(Field.id))) return false;
  if (!isKind(startOf(Field.kind), endOf(Field.kind) - startOf(Field.kind))) return false;
  if ((stated & (1 << Field.redistribute)) != 0) {
    const start = startOf(Field.redistribute);
    if (!isRedistribution(start, endOf(Field.redistribute) - start)) return false;
  }
  const publishedAt = instantAt(startOf(Field.publishedAt), endOf(Field.publishedAt));
  const collectedAt = instantAt(startOf(Field.collectedAt), endOf(Field.collectedAt));
  return publishedAt >= earliest && publishedAt <= latest && collectedAt <= latest;
}

/** `post`, `comment` or `news`. */
function isKind(start: usize, length: usize): bool {
  if (length == 4) return load<u32>(start) == 0x74736f70 || load<u32>(start) == 0x7377656e;
  return length == 7 && load<u32>(start) == 0x6d6d6f63 && load<u32>(start + 3) == 0x746e656d;
}

/** `excerpt` or `ids`. */
function isRedistribution(start: usize, length: usize): bool {
  if (length == 3) return load<u16>(start) == 0x6469 && load<u8>(start + 2) == 0x73;
  return length == 7 && load<u32>(start) == 0x65637865 && load<u32>(start + 3) == 0x74707265;
}

/** The schema's `^[a-z0-9][a-z0-9_-]{0,63}$`. */
function isSourceName(start: usize, end: usize): bool {
  for (let at = start; at < end; at += 1) {
    const byte = <u32>load<u8>(at);
    const isAlphanumeric = byte - 0x61 <= 25 || byte - 0x30 <= 9;
    if (!isAlphanumeric && (at == start || (byte != 0x2d && byte != 0x5f))) return false;
  }
  return end > start;
}

/** At least three characters of ASCII, the first a letter or a digit and none a comma: a CSV cell as it stands. */
function isPlainId(start: usize, end: usize): bool {
  const first = <u32>load<u8>(start);
  if ((first | 0x20) - 0x61 > 25 && first - 0x30 > 9) return false;
  for (let at = start; at < end; at += 1) {
    const byte = load<u8>(at);
    if (byte > 0x7e || byte == 0x2c) return false;
  }
  return end - start >= 3;
}

/** Which field a key names, by its length and letters. */
function fieldAt(start: usize, length: usize): i32 {
  const four = load<u32>(start);
  switch (<i32>length) {
    case 2:
      return <u16>four == 0x6469 ? Field.id : Field.none;
    case 3:
      return (four & 0xffffff) == 0x6c7275 ? Field.url : Field.none;
    case 4:
      if (four == 0x74786574) return Field.text;
      if (four == 0x646e696b) return Field.kind;
      return four == 0x676e616c ? Field.lang : Field.none;
    case 5:
      return four == 0x6c746974 && load<u8>(start + 4) == 0x65 ? Field.title : Field.none;
    case 6: {
      const tail = load<u16>(start + 4);
      if (four == 0x72756f73 && tail == 0x6563) return Field.source;
      if (four == 0x68747561 && tail == 0x726f) return Field.author;
      return four == 0x65686373 && tail == 0x616d ? Field.schema : Field.none;
    }
    case 7: {
      const tail = load<u32>(start + 3);
      if (four == 0x6e616863 && tail == 0x6c656e6e) return Field.channel;
      return four == 0x6b636974 && tail == 0x7372656b ? Field.tickers : Field.none;
    }
    case 10:
      return four == 0x61676e65 && load<u32>(start + 4) == 0x656d6567 && load<u16>(start + 8) == 0x746e
        ? Field.engagement
        : Field.none;
    case 11: {
      const middle = load<u32>(start + 4);
      const tail = load<u32>(start + 7);
      if (four == 0x6c627570 && middle == 0x65687369 && tail == 0x74416465) return Field.publishedAt;
      return four == 0x6c6c6f63 && middle == 0x65746365 && tail == 0x74416465 ? Field.collectedAt : Field.none;
    }
    case 12:
      return four == 0x69646572 && load<u32>(start + 4) == 0x69727473 && load<u32>(start + 8) == 0x65747562
        ? Field.redistribute
        : Field.none;
    default:
      return Field.none;
  }
}
