import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RawLine, type RawSource, readRawObject } from "../../../jobs/raw/read-raw-object.ts";
import { goodRecord, jsonLines, poisonLimits, poisonNow, poisons } from "../../support/poison.ts";

const options = { ...poisonLimits, origin: "raw/test.jsonl", now: poisonNow };

async function readAll(source: RawSource, changes: Partial<typeof options> = {}): Promise<RawLine[]> {
  const lines: RawLine[] = [];
  for await (const line of readRawObject(source, { ...options, ...changes })) lines.push(line);
  return lines;
}

const idsOf = (lines: RawLine[]) => lines.flatMap((line) => ("record" in line ? [line.record.id] : []));
const codesOf = (lines: RawLine[]) => lines.flatMap((line) => ("fault" in line ? [line.fault.code] : []));

describe("poisoned raw objects", () => {
  for (const { name, bytes, expected } of poisons.filter((poison) => poison.name !== "truncated gzip"))
    test(`${name}: the bad is named, the good survives`, async () => {
      const lines = await readAll(bytes);
      expect(codesOf(lines)).toEqual(expected.codes);
      expect(idsOf(lines)).toEqual(expected.ids);
    });

  test("truncated gzip: what was readable stays, in order", async () => {
    const { bytes, expected } = poisons.find((poison) => poison.name === "truncated gzip")!;
    const lines = await readAll(bytes);
    expect(codesOf(lines)).toEqual(expected.codes);
    const ids = idsOf(lines);
    expect(ids.length).toBeGreaterThan(300);
    expect(ids).toEqual(expected.ids.slice(0, ids.length));
  });

  test("the same poisons, plain or gzipped, read the same", async () => {
    for (const { name, bytes } of poisons.filter(({ name }) => !/gzip|zero|empty/.test(name)))
      expect(await readAll(gzipSync(bytes)), name).toEqual(await readAll(bytes));
  });
});

test("lines are numbered from 1, blank ones counted and passed over", async () => {
  const bytes = Buffer.concat([Buffer.from("\r\n  \n"), jsonLines(goodRecord("a")), Buffer.from("nonsense")]);
  const lines = await readAll(bytes);
  expect(lines.map((line) => line.line)).toEqual([3, 4]);
  expect(lines[1]).toMatchObject({
    fault: { code: "record.not_json", origin: "raw/test.jsonl", line: 4, raw: "nonsense" },
  });
});

test("a line that never ends is not held in memory", async () => {
  async function* endless() {
    yield jsonLines(goodRecord("a"));
    for (let at = 0; at < 512; at += 1) yield Buffer.alloc(65_536, "x");
    yield Buffer.concat([Buffer.from("\n"), jsonLines(goodRecord("b"))]);
  }
  const lines = await readAll(endless());
  expect(idsOf(lines)).toEqual(["poison:a", "poison:b"]);
  expect(codesOf(lines)).toEqual(["record.too_large"]);
  expect(lines.map((line) => line.line)).toEqual([1, 2, 3]);
});

test("what a line yields does not depend on how the bytes were chunked", async () => {
  const bytes = Buffer.concat(
    poisons.filter(({ name }) => !/gzip|zero|page|mark/.test(name)).map((p) => p.bytes),
  );
  const whole = await readAll(bytes);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 9 }),
      async (sizes) => {
        async function* chunks() {
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = sizes[turn % sizes.length]!;
            yield bytes.subarray(at, at + size);
            at += size;
          }
        }
        expect(await readAll(chunks())).toEqual(whole);
      },
    ),
    { numRuns: 15 },
  );
});

test("every line ends as a record or a fault, whatever the bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 30 }), async (parts) => {
      const bytes = Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from("\n")]));
      for (const line of await readAll(bytes)) if ("record" in line) expect.fail("noise is no record");
    }),
  );
});

test("bars pass beside texts, and a close of zero does not", async () => {
  const bar = {
    id: "poison:AAPL:2026-01-14",
    source: "poison",
    kind: "bar",
    symbol: "AAPL",
    class: "stock",
    date: "2026-01-14",
    close: 100.5,
    collectedAt: "2026-01-15T07:00:00Z",
  };
  const lines = await readAll(
    jsonLines(bar, { ...bar, close: 0 }, { ...bar, date: "2026-02-30" }, { ...bar, date: "2027-01-01" }),
  );
  expect(idsOf(lines)).toEqual([bar.id]);
  expect(codesOf(lines)).toEqual(["record.invalid", "record.time", "record.time"]);
});
