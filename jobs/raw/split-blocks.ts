import type { QuarantinedRecord } from "../../core/domain/record.ts";
import type { RawBlock, RawReaderOptions } from "./contract.ts";
import type { DecodingFault } from "./decode-object.ts";
import { beginningOf, objectFault, tooLong } from "./faults.ts";

const blockBytes = 262_144;
const newline = 0x0a;
const none = Buffer.alloc(0);
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Cuts plain bytes at line ends into blocks of whole lines; drops a byte order mark; never holds a longer line. */
export async function* splitBlocks(
  decoded: AsyncIterable<Buffer | DecodingFault>,
  { origin, lineBytesMax }: Pick<RawReaderOptions, "origin" | "lineBytesMax">,
): AsyncGenerator<RawBlock | { fault: QuarantinedRecord }> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let line = 1;
  let isFirst = true;
  /** While the rest of a line that is too long is passed over. */
  let skipping = false;

  for await (const piece of decoded) {
    if ("fault" in piece) {
      const { whole, rest } = piece.isWhole ? { whole: Buffer.concat(held), rest: none } : cut(held);
      const refusal = isFirst ? refuse(whole, origin) : undefined;
      if (whole.length > 0 && !refusal) yield { firstLine: line, bytes: isFirst ? unmarked(whole) : whole };
      yield { fault: rest.length > 0 ? { ...piece.fault, raw: beginningOf(rest) } : piece.fault };
      return;
    }
    let chunk = piece;
    if (skipping) {
      const end = chunk.indexOf(newline);
      if (end < 0) continue;
      skipping = false;
      line += 1;
      chunk = chunk.subarray(end + 1);
    }
    held.push(chunk);
    heldBytes += chunk.length;
    const mayCut = heldBytes >= blockBytes && chunk.includes(newline);
    if (!mayCut && heldBytes <= lineBytesMax) continue;

    const { whole, rest } = cut(held);
    if (isFirst) {
      const refusal = refuse(whole.length > 0 ? whole : rest, origin);
      if (refusal) {
        yield { fault: refusal };
        return;
      }
    }
    if (whole.length > 0) {
      yield { firstLine: line, bytes: isFirst ? unmarked(whole) : whole };
      line += countLines(whole);
    }
    isFirst = false;
    skipping = rest.length > lineBytesMax;
    if (skipping) yield { fault: tooLong(origin, line, lineBytesMax, rest) };
    held = skipping ? [] : [rest];
    heldBytes = skipping ? 0 : rest.length;
  }
  const bytes = Buffer.concat(held);
  const refusal = isFirst ? refuse(bytes, origin) : undefined;
  if (refusal) yield { fault: refusal };
  else if (bytes.length > 0) yield { firstLine: line, bytes: isFirst ? unmarked(bytes) : bytes };
}

/** The whole lines of what is held, and the beginning of the next. */
function cut(held: Buffer[]): { whole: Buffer; rest: Buffer } {
  const bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
  const end = bytes.lastIndexOf(newline) + 1;
  return { whole: bytes.subarray(0, end), rest: bytes.subarray(end) };
}

/** Says of an object that holds no JSON lines at all what it is, once, instead of once a line. */
function refuse(head: Buffer, origin: string): QuarantinedRecord | undefined {
  const start = unmarked(head).toString("latin1", 0, 4_096).trimStart();
  const raw = beginningOf(head);
  if (/^<(!doctype|!--|html|head|body|\?xml|rss|feed)/i.test(start))
    return objectFault(origin, "object.unreadable", "a web page or XML in place of JSON lines", raw);
  if (/^[{[][ \t\r]*\n/.test(start))
    return objectFault(origin, "object.unreadable", "indented JSON in place of JSON lines", raw);
  return undefined;
}

function unmarked(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}
