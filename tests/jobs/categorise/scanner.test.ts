import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextRecord } from "../../../core/domain/record.ts";
import { isScannerFresh } from "../../../data/build-scanner.ts";
import { BlockScanner } from "../../../jobs/categorise/scanner/block-scanner.ts";
import { makeNameTable } from "../../../jobs/categorise/scanner/name-table.ts";
import type { ScannedKind } from "../../../jobs/categorise/scanner/scanned-line.ts";
import { parseRawBlock, textBounds } from "../../../jobs/raw/parse-raw-line.ts";

const now = new Date("2026-06-01T00:00:00Z");
const options = { origin: "test", now, lineBytesMax: 100_000, expansionMax: 10 };
const bounds = { lineBytesMax: options.lineBytesMax, ...textBounds(now) };
const names = makeNameTable([
  { word: "apple", writings: ["titled", "otherwise"] },
  { word: "it", writings: ["otherwise"] },
  { word: "bitcoin", writings: ["small", "titled", "otherwise"] },
  { word: "telefonica", writings: ["titled", "otherwise"] },
  { word: "bank", writings: ["titled", "otherwise"], next: new Set(["of"]) },
  { word: "at", writings: ["otherwise"], next: new Set(["&", "and"]) },
]);
const scanner = new BlockScanner(names, 5n);

const good = {
  id: "test:1",
  source: "test",
  kind: "post",
  channel: "tests",
  publishedAt: "2026-01-15T06:30:00Z",
  collectedAt: "2026-01-15T06:31:00.25Z",
  text: "nothing of note",
};

interface Seen {
  kind: ScannedKind;
  line: number;
  id: string;
  hash: number[];
  record: TextRecord | undefined;
}

function scan(block: Buffer | string): Seen[] {
  const seen: Seen[] = [];
  scanner.scan(1, Buffer.from(block), bounds, (line) =>
    seen.push({
      kind: line.kind,
      line: line.line,
      id: line.kind === "other" ? "" : line.id.toString(),
      hash: [...line.hash],
      record: line.kind === "mayLink" ? line.toRecord() : undefined,
    }),
  );
  return seen;
}

const kindOf = (record: object): ScannedKind | undefined => scan(JSON.stringify(record))[0]?.kind;
const kindOfText = (text: string) => kindOf({ ...good, text });

test("the module is what its sources make (if not: npm run scanner)", async () => {
  expect(await isScannerFresh()).toBe(true);
});

test("a text that holds no first word of a name is told from one that does", () => {
  expect(kindOfText("nothing of note")).toBe("plain");
  expect(kindOfText("an apple a day")).toBe("plain");
  expect(kindOfText("Apple rises")).toBe("mayLink");
  expect(kindOfText("#apple $apple")).toBe("mayLink");
  expect(kindOfText("so much bitcoin")).toBe("mayLink");
  expect(kindOfText("TELEFÓNICA sube")).toBe("mayLink");
  expect(kindOfText("Telefo\u0301nica sube")).toBe("mayLink");
  expect(kindOfText("Bank holiday")).toBe("plain");
  expect(kindOfText("Bank, of course")).toBe("mayLink");
  expect(kindOfText("pineapple Applesauce")).toBe("plain");
  expect(kindOfText("It is what it is")).toBe("plain");
  expect(kindOfText("IT rises")).toBe("mayLink");
  expect(kindOfText("AT 3 PM, AT all")).toBe("plain");
  expect(kindOfText("AT&T")).toBe("mayLink");
  expect(kindOfText("AT and T")).toBe("mayLink");
  expect(kindOf({ ...good, title: "Bank", text: "of England" })).toBe("mayLink");
  expect(kindOf({ ...good, tickers: ["AAPL"] })).toBe("mayLink");
  const tickers = Array.from({ length: 251 }, (_, at) => `T${at}`);
  expect(kindOf({ ...good, tickers: tickers.slice(1) })).toBe("mayLink");
  expect(kindOf({ ...good, tickers })).toBe("other");
});

test("names are seen through JSON's escapes, and not within addresses", () => {
  expect(scan(JSON.stringify(good).replace("nothing", "x\\nApple\\tx"))[0]!.kind).toBe("mayLink");
  expect(scan(JSON.stringify(good).replace("nothing", "Telef\\u00f3nica"))[0]!.kind).toBe("mayLink");
  expect(scan(JSON.stringify(good).replace("nothing", "\\u0041pple"))[0]!.kind).toBe("mayLink");
  expect(kindOfText("see https://x.invalid/Apple-Apple?q=Apple")).toBe("plain");
  expect(kindOfText("xhttp://Apple")).toBe("mayLink");
  // To the linker these begin with a handle or a cashtag, which ends before the address would begin.
  for (const text of ["@http://Apple", "@x_http://Apple", "@字http://Apple", "$http://Apple"])
    expect(kindOfText(text), text).toBe("mayLink");
});

test("a name of any script is seen, and marks of any block are passed over", () => {
  const foreign = new BlockScanner(makeNameTable([{ word: "任天堂", writings: ["small"] }]), 5n);
  const seen: ScannedKind[] = [];
  const lines = ["決算 任天堂", "決算", "quiet"].map((text) => JSON.stringify({ ...good, text }));
  foreign.scan(1, Buffer.from(lines.join("\n")), bounds, ({ kind }) => seen.push(kind));
  expect(seen).toEqual(["mayLink", "mayLink", "plain"]);
  expect(kindOfText("决算 Quiet")).toBe("plain");
  expect(kindOfText("Ap\ufe0fple \ufe20")).toBe("mayLink");
});

test("lines keep their numbers, blank ones are passed over, and any number of lines fits", () => {
  const line = JSON.stringify({ ...good, text: "Apple" });
  const lines = scan(`\n${`${line}\n`.repeat(20_000)} \r\n{}\n${line}`);
  expect(lines).toHaveLength(20_002);
  expect(lines[0]!.line).toBe(2);
  expect(lines.slice(-2).map(({ kind, line }) => [kind, line])).toEqual([
    ["other", 20_003],
    ["mayLink", 20_004],
  ]);
});

test("an id hashes the same whether the scanner or the full parser read it, and each id otherwise", () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => `t:${"x".repeat(at % 23)}${at}`);
  const lines = scan(ids.map((id) => JSON.stringify({ ...good, id })).join("\n"));
  for (const [at, id] of ids.entries()) expect([...scanner.hashOf(id)]).toEqual(lines[at]!.hash);
  expect(new Set(lines.map(({ hash }) => hash.join())).size).toBe(ids.length);
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("Apple", 'say "Apple"', "back\\slash", "tab\there", "é\u0000", "\ud800"),
);
const instant = fc.oneof(
  fc
    .date({ min: new Date(0), max: new Date("2027-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    "2026-01-15T06:30:00+01:00",
    "2024-02-29T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-01-15T24:00:00Z",
    "2026-01-15T06:30Z",
    "2026-01-15",
    "1969-12-31T23:59:59Z",
  ),
);
const count = fc.oneof(fc.nat(), fc.constantFrom(-1, 1.5, 1e21, 2 ** 53));
/** Values that each field may have instead of a good one, valid and not. */
const odd = fc.record(
  {
    id: fc.oneof(fc.string({ maxLength: 20 }), fc.stringMatching(/^[a-z]{1,5}:[0-9]{1,8}$/)),
    source: fc.constantFrom("hacker-news", "Bad", "", "_x"),
    kind: fc.constantFrom("comment", "news", "bar", "poem"),
    channel: text,
    author: text,
    publishedAt: instant,
    collectedAt: instant,
    lang: fc.constantFrom("en", "es-ES", "a-language-of-no-land"),
    title: text,
    text,
    url: text,
    engagement: fc.record(
      { likes: count, replies: count, reposts: count, score: count, views: count },
      { requiredKeys: [] },
    ),
    tickers: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
    redistribute: fc.constantFrom("ids", "excerpt", "all"),
    schema: fc.constantFrom(1, 2, 1.5, "1"),
    more: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const record = fc
  .tuple(odd, fc.shuffledSubarray(Object.keys(good)), fc.subarray(["id", "text", "title", "author", "kind"]))
  .map(([values, order, kept]) => {
    const mixed: Record<string, unknown> = { ...good };
    // Two odd fields at most beside the wanted ones, or hardly a record would be valid.
    for (const [key, value] of Object.entries(values).slice(0, 2)) mixed[key] = value;
    for (const key of kept) if (key in values) mixed[key] = values[key as keyof typeof values];
    const keys = [...order, ...Object.keys(mixed)];
    return Object.fromEntries(keys.map((key) => [key, mixed[key]]));
  });

test("what the scanner takes for a plain record the full parser reads alike", () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(undefined, 1),
      (records, indent) => {
        const block = Buffer.from(
          records.map((one) => JSON.stringify(one, null, indent).replaceAll(/\n\s*/g, " ")).join("\n"),
        );
        const full = [...parseRawBlock({ firstLine: 1, bytes: block }, options)];
        const scanned = scan(block);
        expect(scanned.map(({ line }) => line)).toEqual(full.map(({ line }) => line));
        for (const [at, seen] of scanned.entries()) {
          if (seen.kind === "other") continue;
          const read = full[at]!;
          taken += 1;
          expect(read).toHaveProperty("record");
          expect("record" in read && read.record.id).toBe(seen.id);
          const { schema: _, ...rest } = "record" in read ? (read.record as TextRecord) : ({} as TextRecord);
          if (seen.record) expect(seen.record).toEqual(rest);
        }
      },
    ),
    { numRuns: 3_000, seed: 5 },
  );
  expect(taken).toBeGreaterThan(200);
});

test("whatever bytes it is given it neither throws nor loses a line", () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constant(Buffer.from(JSON.stringify(good))));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const block = Buffer.concat(pieces.flatMap((one) => [one, Buffer.from("\n")]));
      const lines = [...parseRawBlock({ firstLine: 1, bytes: block }, options)];
      expect(scan(block).map(({ line }) => line)).toEqual(lines.map(({ line }) => line));
    }),
    { numRuns: 2_000, seed: 7 },
  );
});
