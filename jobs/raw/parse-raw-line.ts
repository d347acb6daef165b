import { isUtf8 } from "node:buffer";
import { type RawRecord, rawRecordSchema, recordSchemaVersion } from "../../core/domain/record.ts";
import type { RawBlock, RawLine, RawReaderOptions } from "./contract.ts";
import { beginningOf, tooLong } from "./faults.ts";
import { scanJson } from "./scan-json.ts";

const newline = 0x0a;
const depthMax = 64;
const clockErrorMs = 3_600_000;
const dayMs = 86_400_000;
/** No text on the network is older; no price series Pulso knows begins earlier. */
const oldestTextMs = Date.UTC(1970, 0, 2);
const oldestBar = "1789-01-01";

type Verdict = { record: RawRecord } | { code: string; message: string; raw?: unknown };

/** When a text can have been published: ms since 1970, from and to. */
export function textBounds(now: Date): { earliestMs: number; latestMs: number } {
  return { earliestMs: oldestTextMs, latestMs: now.getTime() + clockErrorMs };
}

/** Every non-blank line of a block, parsed and checked, with its number. */
export function* parseRawBlock(
  { firstLine, bytes }: RawBlock,
  options: RawReaderOptions,
): Generator<RawLine> {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    const lineBytes = bytes.subarray(start, end);
    start = end + 1;
    if (!isBlank(lineBytes)) yield parseRawLine(lineBytes, line, options);
  }
}

/** One line that is not blank, without its line end. */
export function parseRawLine(bytes: Buffer, line: number, options: RawReaderOptions): RawLine {
  if (bytes.length > options.lineBytesMax)
    return { line, fault: tooLong(options.origin, line, options.lineBytesMax, bytes) };
  const verdict = judge(bytes, options.now);
  if ("record" in verdict) return { line, record: verdict.record };
  const { code, message, raw = beginningOf(bytes) } = verdict;
  return { line, fault: { code, message, origin: options.origin, line, raw } };
}

function judge(bytes: Buffer, now: Date): Verdict {
  if (!isUtf8(bytes)) return { code: "record.encoding", message: "the bytes are not valid UTF-8" };
  if (bytes.includes(0)) return { code: "record.encoding", message: "the line holds NUL" };
  const shape = scanJson(bytes);
  if (shape.depth > depthMax)
    return { code: "record.too_deep", message: `the JSON nests ${shape.depth} levels deep` };
  const text = bytes.toString("utf8");
  const value = parseJson(text);
  if (value === undefined) return { code: "record.not_json", message: "the line is not JSON" };
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return { code: "record.not_json", message: "the line is not one JSON object" };
  if (countKeys(value) !== shape.keys)
    return { code: "record.invalid", message: "a key is stated twice: which of its values holds is unknown" };
  if (isErrorAnswer(value))
    return { code: "object.unreadable", message: "an error answer in place of a record", raw: value };
  if ("schema" in value && typeof value.schema === "number" && value.schema > recordSchemaVersion)
    return {
      code: "record.version",
      message: `schema ${value.schema} is newer than ${recordSchemaVersion}`,
      raw: value,
    };
  if (text.includes("\\u0000") && holdsNul(value))
    return { code: "record.encoding", message: "a text of the record holds NUL" };
  return judgeShape(value, now);
}

function judgeShape(value: object, now: Date): Verdict {
  const parsed = rawRecordSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const field = issue.path.join(".");
    const isTime = isTimeField.has(field) && issue.code === "invalid_format";
    return {
      code: isTime ? "record.time" : "record.invalid",
      message: `${field || "record"}: ${issue.message}`,
      raw: value,
    };
  }
  const record = parsed.data;
  if (/\p{Surrogate}/u.test(record.id))
    return { code: "record.invalid", message: "id: half a character (a lone surrogate)", raw: value };
  const fault = timeFault(record, now.getTime());
  return fault ? { code: "record.time", message: fault, raw: value } : { record };
}

const isTimeField = new Set(["publishedAt", "collectedAt", "date"]);

function timeFault(record: RawRecord, nowMs: number): string | undefined {
  if (Date.parse(record.collectedAt) > nowMs + clockErrorMs)
    return `collectedAt: ${record.collectedAt} is in the future`;
  if (record.kind === "bar") {
    // The trading day may already be tomorrow's, east of Greenwich.
    const last = new Date(nowMs + dayMs).toISOString().slice(0, 10);
    return record.date < oldestBar || record.date > last ? `date: ${record.date} cannot be` : undefined;
  }
  const publishedMs = Date.parse(record.publishedAt);
  if (publishedMs > nowMs + clockErrorMs) return `publishedAt: ${record.publishedAt} is in the future`;
  return publishedMs >= oldestTextMs ? undefined : `publishedAt: ${record.publishedAt} cannot be`;
}

/** What services say with status 200 when they mean an error. */
function isErrorAnswer(value: object): boolean {
  if ("id" in value || "kind" in value) return false;
  return ["error", "errors", "Error Message", "Note", "Information"].some((key) => key in value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function countKeys(value: unknown): number {
  if (value === null || typeof value !== "object") return 0;
  const parts = Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) count += countKeys(part);
  return count;
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (value === null || typeof value !== "object") return false;
  return Object.entries(value).some(([key, part]) => key.includes("\0") || holdsNul(part));
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) return false;
  return true;
}
