import { gzipSync } from "node:zlib";

/** The clock of every poison: what is later than this is the future. */
export const poisonNow = new Date("2026-01-15T12:00:00.000Z");
/** Limits small enough to be exceeded by small fixtures; to be given to the reader (or set in the config). */
export const poisonLimits = { lineBytesMax: 65_536, expansionMax: 50 };

export interface Poison {
  name: string;
  bytes: Buffer;
  expected: {
    /** Ids of the records that must come out, in order, repeats included. */
    ids: string[];
    /** Codes of the faults, in order. */
    codes: string[];
  };
}

/** A good record; every poison is tried with some before and after it, and these must survive. */
export function goodRecord(name: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: `poison:${name}`,
    source: "poison",
    kind: "post",
    channel: "tests",
    publishedAt: "2026-01-15T06:30:00.000Z",
    collectedAt: "2026-01-15T07:00:00.000Z",
    lang: "en",
    text: `Our note ${name}: $AAPL had a good quarter.`,
    ...fields,
  };
}

export const jsonLines = (...records: unknown[]): Buffer =>
  Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));

const [first, last] = [goodRecord("first"), goodRecord("last")];
const good = jsonLines(first);
const after = jsonLines(last);
const survivors = ["poison:first", "poison:last"];

/** One bad line between two good ones. */
function between(name: string, line: Buffer | string, code: string): Poison {
  const bytes = Buffer.concat([good, Buffer.from(line), Buffer.from("\n"), after]);
  return { name, bytes, expected: { ids: survivors, codes: [code] } };
}

/** One odd but valid record between two good ones. */
function valid(name: string, fields: Record<string, unknown>): Poison {
  const id = name.replaceAll(" ", "-");
  return {
    name,
    bytes: jsonLines(first, goodRecord(id, fields), last),
    expected: { ids: ["poison:first", `poison:${id}`, "poison:last"], codes: [] },
  };
}

const line = (name: string, fields: Record<string, unknown>): string =>
  JSON.stringify(goodRecord(name, fields));
const many = Array.from({ length: 400 }, (_, at) =>
  goodRecord(`many-${at}`, { text: `Reading ${at * 7919} of ${at ** 3}: quiet trade in $MSFT, ${at} lots.` }),
);
const truncated = gzipSync(jsonLines(...many));

/**
 * The poisoned raw objects of FAULTS §3 that are a matter of bytes. The other three (a manifest count off by one,
 * a wrong hash, `../` in a name) are a matter of manifests and tried where manifests are read.
 */
export const poisons: Poison[] = [
  { name: "empty object", bytes: Buffer.alloc(0), expected: { ids: [], codes: ["object.unreadable"] } },
  {
    name: "truncated gzip",
    bytes: truncated.subarray(0, truncated.length - 9),
    // How many records are readable is for the test to count: at least one, and in order.
    expected: { ids: many.map((record) => String(record.id)), codes: ["object.unreadable"] },
  },
  {
    name: "gzip with other bytes after it",
    bytes: Buffer.concat([gzipSync(Buffer.concat([good, after])), Buffer.from("<html>not found</html>")]),
    expected: { ids: survivors, codes: ["object.unreadable"] },
  },
  {
    name: "gzip bomb",
    bytes: gzipSync(Buffer.concat([good, Buffer.alloc(64 * 1_048_576, " ")])),
    expected: { ids: [], codes: ["object.bomb"] },
  },
  between("invalid UTF-8", Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), "record.encoding"),
  {
    name: "byte order mark",
    bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good, after]),
    expected: { ids: survivors, codes: [] },
  },
  between(
    "a list of a whole market's tickers",
    line("market", { tickers: Array.from({ length: 251 }, (_, at) => `T${at}`) }),
    "record.invalid",
  ),
  between("NUL", `${line("nul", {}).slice(0, -1)}\0}`, "record.encoding"),
  between("escaped NUL", line("nul", { text: "before \0 after" }), "record.encoding"),
  between("line that is too long", line("long", { text: "x".repeat(200_000) }), "record.too_large"),
  between("20,000-deep JSON", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, "record.too_deep"),
  between("duplicate keys", `${line("twice", {}).slice(0, -1)},"id":"poison:other"}`, "record.invalid"),
  between("1e400", `${line("huge", {}).slice(0, -1)},"engagement":{"likes":1e400}}`, "record.invalid"),
  between("NaN", `${line("nan", {}).slice(0, -1)},"engagement":{"likes":NaN}}`, "record.not_json"),
  between("negative", line("negative", { engagement: { likes: -3 } }), "record.invalid"),
  between("year 0000", line("past", { publishedAt: "0000-01-01T00:00:00Z" }), "record.time"),
  between("year 9999", line("far", { publishedAt: "9999-12-31T23:59:59Z" }), "record.time"),
  between("tomorrow", line("soon", { publishedAt: "2026-01-16T12:00:00Z" }), "record.time"),
  {
    name: "HTML login page",
    bytes: Buffer.from("<!DOCTYPE html>\n<html><body>\n<h1>Please log in</h1>\n</body></html>\n"),
    expected: { ids: [], codes: ["object.unreadable"] },
  },
  between("error JSON", `{"error":{"status":429,"message":"slow down"}}`, "object.unreadable"),
  { name: "zero rows", bytes: gzipSync(Buffer.alloc(0)), expected: { ids: [], codes: [] } },
  {
    name: "all duplicates",
    bytes: jsonLines(...Array.from({ length: 20 }, () => first)),
    expected: { ids: Array.from({ length: 20 }, () => "poison:first"), codes: [] },
  },
  // What was seen before comes again, with older figures: its ids are the same, so it is counted as duplicate.
  {
    name: "older snapshot again",
    bytes: jsonLines(goodRecord("first", { collectedAt: "2026-01-15T07:05:00Z" }), last, first),
    expected: { ids: ["poison:first", "poison:last", "poison:first"], codes: [] },
  },
  between("schema version + 1", line("newer", { schema: 2, shape: "unknown" }), "record.version"),
  between("missing column", line("missing", { publishedAt: undefined }), "record.invalid"),
  valid("extra column", { mood: "bright", nested: { a: [1, 2] } }),
  valid("CSV formula", { text: `=HYPERLINK("http://example.invalid","$AAPL is up")` }),
  valid("script in a title", { title: "<script>alert(1)</script> $AAPL", kind: "news" }),
  valid("lone surrogate", { text: "half a smile \ud83d and $AAPL" }),
  valid("right-to-left override", { text: "$AAPL \u202egnihton si siht" }),
];
