import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRows } from "../../../../../jobs/categorise/engines/spark/rows.ts";

test("rows come whole however the stream is cut, and end at line feeds only", async () => {
  const cell = fc
    .string({ unit: "binary" })
    .map((text) => text.replace(/[\t\n]|\p{Surrogate}/gu, "\u2028\r"));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 9 }), async (rows, step) => {
      const bytes = Buffer.from(rows.map((cells) => `${cells.join("\t")}\n`).join(""));
      const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) =>
        bytes.subarray(at * step, (at + 1) * step),
      );
      const read: string[][] = [];
      for await (const cells of readRows(Readable.from(chunks))) read.push(cells);
      expect(read).toEqual(rows);
    }),
  );
});
