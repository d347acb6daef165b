/**
 * Measures linking on texts that are not in the repository (`../shared/data`, or the folder named first): StockNet's
 * tweets without dollar signs, in small letters and with names, and SEntFiN's headlines. Run: npx tsx data/evaluate-linking.ts
 */
import path from "node:path";
import { readCatalogue } from "../core/catalogue.ts";
import { packageRoot } from "../core/package-root.ts";
import { findLinks, type Link } from "../core/text/link/find-links.ts";
import { buildLinkIndex } from "../core/text/link/link-index.ts";
import {
  type Example,
  half,
  inSmallLetters,
  readHeadlines,
  readRows,
  readTweets,
  withNames,
} from "./linking-sets.ts";

const shared = process.argv[2] ?? path.join(packageRoot, "../shared/data");
const catalogueFile = path.join(shared, "catalogue/assets.csv.gz");
const assets = await readCatalogue(catalogueFile);
const began = performance.now();
const index = buildLinkIndex(assets);
const built = performance.now() - began;
const catalogue = readRows(shared, "catalogue/assets.csv.gz");
const tweets = readTweets(shared, index);
const headlines = readHeadlines(shared, index, catalogue);
const isIndian = (asset: string) => asset.endsWith(".NS");
const verbose = process.argv.includes("--errors");

process.stdout.write(`index of ${assets.length} assets in ${Math.round(built)} ms\n`);
measure("tweets without dollar signs", tweets);
measure("the same in small letters", inSmallLetters(tweets, index));
measure("with official names", withNames(tweets, index, catalogue, "official"));
measure("with aliases", withNames(tweets, index, catalogue, "alias"));
measure("with either", withNames(tweets, index, catalogue, "either"));
measure(
  "headlines, all links",
  headlines.filter(({ gold }) => gold.length > 0),
);
measure(
  "headlines, Indian links",
  headlines.filter(({ gold }) => gold.length > 0),
  isIndian,
);
measure("headlines with none too, Indian links", headlines, isIndian);

/** P, R and F1 on both halves; `written P`: of links whose surface is a ticker, or not in gold's other forms. */
function measure(
  name: string,
  examples: readonly Example[],
  counts: (asset: string) => boolean = () => true,
): void {
  for (const part of ["tune", "held"] as const) {
    const score = { hit: 0, made: 0, asked: 0, tickersMade: 0 };
    const bins = Array.from({ length: 10 }, () => ({ count: 0, hits: 0, sum: 0 }));
    const wrong = new Map<string, number>();
    const missed = new Map<string, number>();
    for (const example of examples) {
      if (half(example.id) !== part) continue;
      const gold = new Set(example.gold);
      const found = findLinks(example.text, index).filter(
        (link) => counts(link.asset) && !example.ignored.has(link.asset),
      );
      const hits = found.filter((link) => gold.has(link.asset)).length;
      score.hit += hits;
      score.made += found.length;
      score.asked += gold.size;
      score.tickersMade += found.filter((link) => gold.has(link.asset) || isTicker(link)).length;
      for (const link of found) {
        const bin = bins[Math.min(9, Math.floor(link.relevance * 10))]!;
        if (gold.has(link.asset) || isTicker(link) || !name.includes("tweets")) {
          bin.count += 1;
          bin.sum += link.relevance;
          bin.hits += gold.has(link.asset) ? 1 : 0;
        }
        if (!gold.has(link.asset)) count(wrong, `${link.surface}→${link.asset}`, example);
      }
      for (const asset of gold)
        if (!found.some((link) => link.asset === asset)) count(missed, asset, example);
    }
    const [p, r] = [score.hit / score.made, score.hit / score.asked];
    const total = bins.reduce((sum, { count }) => sum + count, 0);
    const ece = bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.hits), 0) / total;
    const figures = [p, score.hit / score.tickersMade, r].map((value) => value.toFixed(3)).join(" / ");
    process.stdout.write(
      `${name.padEnd(40)} ${part}  P / P of tickers / R ${figures}  asked ${score.asked}  ece ${ece.toFixed(3)}\n`,
    );
    if (verbose && part === "tune") {
      process.stdout.write(`  wrong: ${top(wrong)}\n  missed: ${top(missed)}\n`);
    }
  }
}

function isTicker({ surface, asset }: Link): boolean {
  return index.bySymbol.get(surface.toUpperCase().replace("#", "")) === asset;
}

function count(map: Map<string, number>, key: string, _example: Example): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function top(map: Map<string, number>): string {
  return [...map]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 70)
    .map(([key, n]) => `${key} ${n}`)
    .join(" · ");
}
