import { expect, test } from "vitest";
import { readCatalogue } from "../../../../core/catalogue.ts";
import { FetchBench } from "../../../support/fetch-bench.ts";

test("the sample is whole at its slot: ten years of real prices and texts that say they are a sample; a later run adds nothing", async () => {
  await using bench = await FetchBench.open();
  const { records, coverage, quarantined, manifest } = await bench.fetch({ run: "2020-01-01T00" });
  expect(quarantined).toEqual([]);
  expect(coverage[0]).not.toHaveProperty("message");
  expect(coverage).toMatchObject([{ source: "sample", state: "ok", sample: true }]);
  expect(manifest.counts).toMatchObject({ duplicate: 0, quarantined: 0 });
  const bars = records.filter(({ kind }) => kind === "bar");
  const texts = records.filter(({ kind }) => kind !== "bar");

  const catalogue = new Set((await readCatalogue()).map(({ symbol }) => symbol));
  const symbols = [...new Set(bars.map(({ symbol }) => String(symbol)))];
  expect(symbols.length).toBeGreaterThanOrEqual(12);
  for (const symbol of symbols) expect(catalogue).toContain(symbol);
  for (const symbol of symbols)
    expect(bars.filter((bar) => bar.symbol === symbol && bar.date === "2019-12-31")).toHaveLength(1);
  expect(bars.find(({ symbol, date }) => symbol === "AAPL" && date === "2019-12-31")).toMatchObject({
    close: 293.65,
    adjClose: expect.any(Number),
  });

  expect(texts.length).toBeGreaterThanOrEqual(300);
  expect(new Set(texts.map(({ text, title }) => `${title} ${text}`)).size).toBe(texts.length);
  for (const text of texts) {
    expect(text.id).toMatch(/^sample:\d{4}$/);
    expect(text.channel).toMatch(/^sample-/);
    expect(String(text.publishedAt) >= "2019-11-15" && String(text.publishedAt) < "2020-01-01").toBe(true);
  }
  const spanish = texts.filter(({ lang }) => lang === "es").length / texts.length;
  expect(spanish).toBeGreaterThan(0.25);
  expect(new Set(texts.map(({ kind }) => kind))).toEqual(new Set(["post", "comment", "news"]));

  const later = await bench.fetch({ run: "2020-01-01T06", previous: "2020-01-01T00" });
  expect(later.manifest.counts.in).toBe(0);
  expect(later.coverage).toMatchObject([{ state: "ok", records: 0, sample: true }]);
});
