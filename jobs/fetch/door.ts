import type { Config } from "../../core/config.ts";
import type { QuarantinedRecord, RawRecord } from "../../core/domain/record.ts";
import { parseRawBlock } from "../raw/parse-raw-line.ts";

/** Checks a record that a source built exactly as a line of a raw file is checked. */
export function checkRecord(
  record: unknown,
  { origin, line = 1, now, config }: CheckOptions,
): { record: RawRecord } | { fault: QuarantinedRecord } {
  const json = toJson(record);
  if (json === undefined)
    return {
      fault: {
        code: "record.too_deep",
        message: "the record nests too deep to be written",
        origin,
        line,
        raw: null,
      },
    };
  const [checked] = parseRawBlock(
    { firstLine: line, bytes: Buffer.from(json) },
    { origin, now, lineBytesMax: config.lineBytesMax, expansionMax: config.expansionMax },
  );
  if (checked) return checked;
  return { fault: { code: "record.not_json", message: "the record is empty", origin, line, raw: null } };
}

/** Undefined for what nests deeper than can be written; `JSON.parse` reads any depth. */
function toJson(record: unknown): string | undefined {
  try {
    return JSON.stringify(record) ?? "null";
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface CheckOptions {
  origin: string;
  line?: number;
  now: Date;
  config: Config;
}

/** When a record could first be known: a text when published, a daily bar when its date has ended in UTC. */
export function knownAt(record: RawRecord): Date {
  if (record.kind !== "bar") return new Date(record.publishedAt);
  return new Date(Date.parse(record.date) + 86_400_000);
}
