import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, inert } from "../../../jobs/categorise/csv-cell.ts";
import { IdSet } from "../../../jobs/categorise/id-set.ts";
import { RowStore } from "../../../jobs/categorise/row-store.ts";
import { SpillFile } from "../../../jobs/categorise/spill-file.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const header = bytesOf("h\n");
/** A row as it lies in a block, between others. */
const rowOf = (publishedMs: number, csv: string, signature = "s\n") => {
  const text = bytesOf(`before${csv}${signature}after`);
  const middle = 6 + bytesOf(csv).length;
  return { publishedMs, text, start: 6, middle, end: middle + bytesOf(signature).length };
};
const spillFolders = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("pulso-nameless-"));

test("rows come back asset by asset, by time and then id, whatever was spilt between", async () => {
  const row = fc.record({
    asset: fc.constantFrom("AAPL", "BTC/USD", "é"),
    publishedMs: fc.integer({ min: 0, max: 3 }),
    recordId: fc.stringMatching(/^[az",'=\ufffdé\u{1f600}]{1,3}$/u),
    spill: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: ({ asset, recordId }) => `${asset} ${recordId}` }),
      async (rows) => {
        await using store = new RowStore(1e9);
        const lineOf = ({ publishedMs, recordId }: (typeof rows)[number]) =>
          `${csvCell(inert(recordId))},${publishedMs},"${recordId.replaceAll('"', '""')}"\n`;
        for (const one of rows) {
          store.add(one.asset, rowOf(one.publishedMs, lineOf(one), `${one.recordId}\n`));
          if (one.spill) await store.spill();
        }
        expect(store.assets).toEqual([...new Set(rows.map(({ asset }) => asset))].sort());
        for (const asset of store.assets) {
          const wanted = rows
            .filter((one) => one.asset === asset)
            .sort((a, b) => a.publishedMs - b.publishedMs || (a.recordId < b.recordId ? -1 : 1));
          const taken = await store.take(asset, header);
          expect(taken.rows).toBe(wanted.length);
          expect(taken.csv.toString()).toBe(`h\n${wanted.map(lineOf).join("")}`);
          expect(taken.signatures.toString()).toBe(wanted.map(({ recordId }) => `${recordId}\n`).join(""));
        }
      },
    ),
    { numRuns: 100, seed: 3 },
  );
});

test("it says when more is held than it may hold", async () => {
  await using store = new RowStore(1_000);
  let added = 0;
  while (!store.add("AAPL", rowOf(added, "x".repeat(90)))) added += 1;
  expect(added).toBeGreaterThan(3);
  expect(added).toBeLessThan(11);
  await store.spill();
  expect(await store.take("AAPL", header)).toMatchObject({ rows: added + 1 });
});

test("a row counts as the whole block that it keeps from being freed, once", async () => {
  await using store = new RowStore(10_000);
  const block = new Uint8Array(9_000);
  const row = { publishedMs: 0, text: block, start: 0, middle: 40, end: 90 };
  expect(store.add("AAPL", row)).toBe(false);
  expect(store.add("MSFT", { ...row, start: 90, middle: 140, end: 180 })).toBe(false);
  expect(store.add("AAPL", { ...row, text: new Uint8Array(9_000) })).toBe(true);
  await store.spill();
  expect(store.add("AAPL", row)).toBe(false);
});

test("a spill file has no name that a killed process would leave behind", async () => {
  await using file = new SpillFile("nameless");
  expect(await file.append(bytesOf("one"))).toBe(0);
  expect(await spillFolders()).toEqual([]);
  expect(await file.append(bytesOf("two"))).toBe(3);
  expect((await file.read(2, 3)).toString()).toBe("etw");
  await expect(file.read(4, 3)).rejects.toThrow("3 bytes were spilt at 4, 2 are there");
});

test("an id is new once, however many there are", () => {
  const ids = new IdSet();
  const hashes = new Int32Array(300_000);
  let state = 9;
  for (let at = 0; at < hashes.length; at += 1) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    hashes[at] = state;
  }
  const addAll = () => hashes.filter((_, at) => at % 3 === 0 && ids.add(hashes, at)).length;
  expect(addAll()).toBe(100_000);
  expect(addAll()).toBe(0);
  expect(ids.add(new Int32Array(3))).toBe(true);
  expect(ids.add(new Int32Array(3))).toBe(false);
  expect(ids.add(Int32Array.of(0, 0, 7))).toBe(true);
});
