import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GzipFault, gunzip } from "../../../jobs/raw/gunzip.ts";

async function* inSteps(bytes: Buffer, step: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

async function decode(bytes: Buffer, step = 16_384): Promise<{ plain: string; fault?: GzipFault }> {
  const plain: Buffer[] = [];
  for await (const piece of gunzip(inSteps(bytes, step), { inBytes: 0, outBytes: 0 })) {
    if ("gzipFault" in piece) return { plain: String(Buffer.concat(plain)), fault: piece.gzipFault };
    plain.push(piece);
  }
  return { plain: String(Buffer.concat(plain)) };
}

describe("gzip", () => {
  test("members one after the other, padded with zeros, are one text however the bytes come", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 3_000 }), { minLength: 1, maxLength: 4 }),
        fc.nat(40),
        fc.integer({ min: 1, max: 200 }),
        async (texts, zeros, step) => {
          const members = texts.map((text) => gzipSync(text));
          const decoded = await decode(Buffer.concat([...members, Buffer.alloc(zeros)]), step);
          expect(decoded).toEqual({ plain: texts.join("") });
        },
      ),
      { numRuns: 40 },
    ));

  test.each([1, 7, 100, 16_384])(
    "what precedes other bytes is whole, and they are shown, in steps of %i",
    async (step) => {
      const text = "a record\n".repeat(2_000);
      const bytes = Buffer.concat([gzipSync(text), Buffer.from("garbage")]);
      const { plain, fault } = await decode(bytes, step);
      expect(plain).toBe(text);
      expect(fault).toMatchObject({ isWhole: true });
      expect("garbage".startsWith(String(fault!.rest))).toBe(true);
    },
  );

  test("a name, a comment, extra bytes and a checksum in its header are passed over", async () => {
    const made = gzipSync("text");
    const header = Buffer.concat([
      ...[made.subarray(0, 3), Buffer.from([2 | 4 | 8 | 16]), made.subarray(4, 10)],
      ...[Buffer.from([3, 0, 1, 2, 3]), Buffer.from("posts.jsonl\0why\0"), Buffer.from([9, 9])],
    ]);
    for (const step of [1, 5, 1_000])
      expect(await decode(Buffer.concat([header, made.subarray(10)]), step)).toEqual({ plain: "text" });
  });

  test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
    ["cut within its data", (whole) => whole.subarray(0, -200), /unexpected end/],
    ["cut within its last bytes", (whole) => whole.subarray(0, -3), /unexpected end/],
    [
      "with another checksum",
      (whole) => Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]),
      /data check/,
    ],
    ["cut within its header", (whole) => whole.subarray(0, 6), /header/],
  ])("what is %s is not whole, and says so", async (_what, harm, message) => {
    const lines = Array.from({ length: 3_000 }, (_, at) => `${(at * 2_654_435_761) % 4_294_967_296}\n`);
    const { plain, fault } = await decode(harm(gzipSync(lines.join(""))), 64);
    expect(fault).toMatchObject({ isWhole: false, message: expect.stringMatching(message) });
    expect(lines.join("").startsWith(plain)).toBe(true);
  });
});
