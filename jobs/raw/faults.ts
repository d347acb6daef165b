import type { QuarantinedRecord } from "../../core/domain/record.ts";

const rawCharactersMax = 10_000;

/** A fault of an object as a whole: line 0. */
export function objectFault(origin: string, code: string, message: string, raw: unknown = null) {
  return { code, message, origin, line: 0, raw } satisfies QuarantinedRecord;
}

export function tooLong(
  origin: string,
  line: number,
  lineBytesMax: number,
  bytes: Buffer,
): QuarantinedRecord {
  const message = `the line is longer than ${lineBytesMax} bytes`;
  return { code: "record.too_large", message, origin, line, raw: beginningOf(bytes) };
}

/** The first 10,000 characters of bytes that may not be text; NUL shown as U+FFFD, which databases can hold. */
export function beginningOf(bytes: Buffer): string {
  return bytes
    .subarray(0, rawCharactersMax * 4)
    .toString("utf8")
    .slice(0, rawCharactersMax)
    .replaceAll("\0", "\ufffd");
}
