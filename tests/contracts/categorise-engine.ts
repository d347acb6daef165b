import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { isConserved } from "../../core/domain/manifest.ts";
import type { CategoriseEngine } from "../../jobs/categorise/engines/engine.ts";
import { CategoriseStand, standPrefix } from "../support/categorise-stand.ts";
import { madeUpSources, poisonedObjects } from "../support/made-up-posts.ts";
import { goodRecord, jsonLines, poisons } from "../support/poison.ts";

/** What every engine of the categorise stage must keep. */
export function testCategoriseEngine(name: string, engine: CategoriseEngine): void {
  describe(`the engine ${name}`, () => {
    const stand = new CategoriseStand();
    afterAll(() => stand.close());

    test("loses nothing, and of records with one id keeps the first in the order of objects and lines", async () => {
      const at = (minute: number) => ({ publishedAt: `2026-01-15T06:0${minute}:00Z` });
      const { manifest, objects } = await stand.run(engine, {
        "source=a/part-00000.jsonl": jsonLines(
          goodRecord("once", { text: "$MSFT first", ...at(9) }),
          goodRecord("twice", { text: "quiet, names nothing", ...at(8) }),
          goodRecord("once", { text: "$AAPL second", ...at(1) }),
        ),
        "source=b/part-00000.jsonl": jsonLines(
          goodRecord("twice", { text: "$AAPL in another source", ...at(0) }),
          goodRecord("own", { text: "Bitcoin and $MSFT", ...at(2) }),
          { id: "poison:once", nothing: "else" },
        ),
      });
      expect(manifest.counts).toEqual({ in: 6, out: 2, duplicate: 2, quarantined: 1, unlinked: 1 });
      expect(manifest.detail).toEqual({ assets: 2, rows: 3, reasons: { "record.invalid": 1 } });
      const idsOf = (folder: string) => {
        const csv = objects.get(
          `${standPrefix}/${folder}/part-00000.${folder === "_unlinked" ? "tsv" : "csv"}`,
        )!;
        const rows: Record<string, string>[] = parse(csv, { columns: true });
        return rows.map((row) => row.record_id);
      };
      expect(idsOf("asset=MSFT")).toEqual(["poison:own", "poison:once"]);
      expect(idsOf("asset=BTC%2FUSD")).toEqual(["poison:own"]);
      expect(idsOf("_unlinked")).toEqual(["poison:twice"]);
      expect([...objects.keys()].filter((path) => path.includes("AAPL"))).toEqual([]);
    });

    test("poisoned objects end in quarantine with their codes, in order, and take nothing good with them", async () => {
      const { manifest } = await stand.run(engine, poisonedObjects());
      const codes = poisons.flatMap(({ expected }) => expected.codes);
      const reasons: Record<string, number> = {};
      for (const code of codes) reasons[code] = (reasons[code] ?? 0) + 1;
      expect(manifest.detail.reasons).toEqual(reasons);
      expect(isConserved(manifest.counts)).toBe(true);
      expect(manifest.counts.quarantined).toBe(codes.length);
    });

    test("rows are sorted by time and id, and each kept record is in the results once", async () => {
      const { manifest, objects } = await stand.run(engine, madeUpSources(900));
      expect(manifest.counts.in).toBe(900);
      expect(isConserved(manifest.counts)).toBe(true);
      const kept = new Set<string>();
      for (const [path, bytes] of objects) {
        if (path.includes("/_signatures/")) continue;
        const rows: Record<string, string>[] = parse(bytes, { columns: true });
        const keys = rows.map((row) => `${row.published_at} ${row.record_id}`);
        // The unlinked are listed in the order of the input; every engine's list is compared by its bytes.
        if (!path.includes("/_unlinked/")) expect(keys, path).toEqual([...keys].sort());
        expect(new Set(keys).size, path).toBe(keys.length);
        for (const { record_id } of rows) kept.add(record_id!);
      }
      expect(kept.size).toBe(manifest.counts.out + manifest.counts.unlinked);
    });

    test("an object that is not what its manifest says fails the stage by name", async () => {
      const objects = { "source=a/part-00000.jsonl": jsonLines(goodRecord("a")) };
      const signal = new AbortController().signal;
      const { deps, folder } = await stand.lakeOf(objects, { signal, threads: 2 });
      const path = "raw/run=2026-01-15T12/attempt=1/source=a/part-00000.jsonl";
      await deps.store.put(path, jsonLines(goodRecord("b")));
      await expect(stand.categorise(engine, deps, folder)).rejects.toMatchObject({
        code: "object.corrupt",
        message: expect.stringContaining("part-00000.jsonl"),
      });
    });

    test("without any object it answers with nothing", async () => {
      const { manifest } = await stand.run(engine, {});
      expect(manifest.counts).toEqual({ in: 0, out: 0, duplicate: 0, quarantined: 0, unlinked: 0 });
      expect(manifest.objects).toEqual([]);
    });
  });
}
