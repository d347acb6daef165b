/**
 * Fits the log-odds of core/text/link/odds.ts on the tuning half of the texts that data/evaluate-linking.ts measures, by
 * logistic regression around the values that stand there. Run: npx tsx data/fit-linking.ts [../shared/data] [strength]
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readCatalogue } from "../core/catalogue.ts";
import { packageRoot } from "../core/package-root.ts";
import { evidenceOf } from "../core/text/link/evidence.ts";
import { buildLinkIndex } from "../core/text/link/link-index.ts";
import { findMatches } from "../core/text/link/matches.ts";
import { type Feature, odds } from "../core/text/link/odds.ts";
import { createPieces, scan, shapes } from "../core/text/link/scan.ts";
import { readScene } from "../core/text/link/scene.ts";
import {
  type Example,
  half,
  inSmallLetters,
  readHeadlines,
  readRows,
  readTweets,
  withNames,
} from "./linking-sets.ts";

interface Case {
  features: readonly Feature[];
  label: 0 | 1;
  weight: number;
}

const shared = process.argv[2] ?? path.join(packageRoot, "../shared/data");
/** How firmly the values of before are held. */
const strength = Number(process.argv[3] ?? 3);
const index = buildLinkIndex(await readCatalogue(path.join(shared, "catalogue/assets.csv.gz")));
const catalogue = readRows(shared, "catalogue/assets.csv.gz");
const tweets = readTweets(shared, index).filter(({ id }) => half(id) === "tune");
const headlines = readHeadlines(shared, index, catalogue).filter(({ id }) => half(id) === "tune");
const pieces = createPieces();
const cases = [
  ...casesOf(tweets, "ticker", 1),
  ...casesOf(inSmallLetters(tweets, index), "lower", 1),
  ...casesOf(withNames(tweets, index, catalogue, "official"), "name", 0.5),
  ...casesOf(withNames(tweets, index, catalogue, "alias"), "name", 0.5),
  ...casesOf(
    headlines.filter(({ gold }) => gold.length > 0),
    "indian",
    1,
  ),
];
/** Decided by hand: what they rule out hardly stands in these texts. */
const fixed: ReadonlySet<string> = new Set([
  "cashtag",
  "exchange",
  "lowerWordAlone",
  "lowerObscure",
  "commonAlone",
  "companyWord",
  "ownTicker",
  "sentenceStart",
  "plainName",
  "commonName",
  "shouted",
  "lowerWordBesides",
  "homograph",
  "thing",
  "wordyThing",
  "thingWord",
  "moves",
  "thingInFinance",
  "thingAmongOthers",
  "thingCapital",
  "thingHashtag",
]);
const fitted = fitOdds(cases);
const file = path.join(packageRoot, "core/text/link/odds.ts");
let source = readFileSync(file, "utf8");
for (const [feature, value] of Object.entries(fitted))
  source = source.replace(
    new RegExp(`^  ${feature}: -?[\\d.]+,`, "m"),
    `  ${feature}: ${Number(value.toFixed(2))},`,
  );
writeFileSync(file, source);
process.stdout.write(
  `${cases.length} cases, log-loss ${loss(cases, odds).toFixed(4)} → ${loss(cases, fitted).toFixed(4)}\n`,
);

/** A match is right when its asset is gold. What gold does not tell (a company named and not tagged) is left out. */
function casesOf(
  examples: readonly Example[],
  kind: "ticker" | "lower" | "name" | "indian",
  weight: number,
): Case[] {
  const found: Case[] = [];
  for (const { text, gold, ignored } of examples) {
    scan(text, pieces);
    let matches = findMatches(text, pieces, index, false);
    const isLenient = matches.some(
      ({ first, patterns }) =>
        pieces.shapes[first] === shapes.lower &&
        patterns.some(({ form, level }) => form === "ticker" && level === 0),
    );
    if (isLenient) matches = findMatches(text, pieces, index, true);
    const scene = readScene(text, pieces, matches, index);
    for (const [number, { first, patterns }] of matches.entries()) {
      const isLower = pieces.shapes[first] === shapes.lower;
      if (kind === "lower" && !isLower) continue;
      for (const pattern of patterns) {
        if (
          ignored.has(pattern.asset) ||
          (kind === "indian" && pattern.region !== "IN" && patterns.length === 1)
        )
          continue;
        const label = gold.includes(pattern.asset) ? 1 : 0;
        if (kind === "name" && pattern.form !== "name") continue;
        // A name that no word resembles names its company whether tagged or not.
        if (
          label === 0 &&
          kind !== "indian" &&
          pattern.form === "name" &&
          pattern.level === 0 &&
          patterns.length === 1
        )
          continue;
        if (kind === "ticker" && pattern.form === "name") continue;
        found.push({ features: evidenceOf(scene, number, pattern), label, weight });
      }
    }
  }
  return found;
}

function loss(all: readonly Case[], values: Record<Feature, number>): number {
  let [sum, weights] = [0, 0];
  for (const { features, label, weight } of all) {
    let logit = 0;
    for (const feature of features) logit += values[feature];
    sum += weight * Math.log1p(Math.exp(label === 1 ? -logit : logit));
    weights += weight;
  }
  return sum / weights;
}

/** Gradient descent with a step a feature (Adagrad), held to the values of before by a Gaussian prior. */
function fitOdds(all: readonly Case[]): Record<Feature, number> {
  const values = { ...odds };
  const names = Object.keys(odds) as Feature[];
  const squares = Object.fromEntries(names.map((name) => [name, 1])) as Record<Feature, number>;
  for (let round = 0; round < 400; round += 1) {
    const gradient = Object.fromEntries(
      names.map((name) => [name, strength * (values[name] - odds[name])]),
    ) as Record<Feature, number>;
    for (const { features, label, weight } of all) {
      let logit = 0;
      for (const feature of features) logit += values[feature];
      const error = weight * (1 / (1 + Math.exp(-logit)) - label);
      for (const feature of features) gradient[feature] += error;
    }
    for (const name of names) {
      if (fixed.has(name)) continue;
      squares[name] += gradient[name] ** 2;
      values[name] -= (0.3 * gradient[name]) / Math.sqrt(squares[name]);
    }
  }
  return values;
}
