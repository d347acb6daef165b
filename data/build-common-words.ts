/**
 * Makes core/text/link/word-list.ts from SCOWL's and Spanish word lists (Debian packages `scowl` and `wspanish`, unpacked
 * into the folder named first) and from how often words stand in small letters in the tweets of `../shared/data` (or the
 * folder named second). Of words longer than a ticker only those that the full catalogue uses are kept.
 * Run: npx tsx data/build-common-words.ts DIR [../shared/data]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../core/package-root.ts";
import { fold } from "../core/text/fold.ts";
import { half, readRows, readShared } from "./linking-sets.ts";

const [, , unpacked = ".", shared = path.join(packageRoot, "../shared/data")] = process.argv;
const lists = path.join(unpacked, "usr/share/dict");
const tickerLengthMax = 5;
/** How many tweets of the tuning half make a word plain, and common. */
const [plainTweets, commonTweets] = [25, 400];

const { lower, cashtags } = countTweets();
const inCatalogue = catalogueWords();
const levels = new Map<string, 1 | 2 | 3>();
for (const [level, sizes] of [
  [3, [10]],
  [2, [20, 35]],
  [1, [40, 50]],
] as const)
  for (const size of sizes)
    for (const variety of ["english", "american", "british"])
      for (const word of scowl(`${variety}-words.${size}`))
        if (/^[a-z]+$/.test(word) && !levels.has(word) && isKept(word)) levels.set(word, level);
for (const [word, level] of levels) {
  const count = lower.get(word) ?? 0;
  if (count >= commonTweets) levels.set(word, 3);
  else if (count >= plainTweets && level < 2) levels.set(word, 2);
}
for (const [word, count] of lower)
  if (!levels.has(word) && inCatalogue.has(word) && count > 2 && count > (cashtags.get(word) ?? 0) / 2)
    levels.set(word, count < plainTweets ? 1 : 2);
const proper = ["english", "american"]
  .flatMap((variety) =>
    ["upper.10", "upper.35", "upper.40", "upper.50", "proper-names.50"].map((list) => `${variety}-${list}`),
  )
  .flatMap(scowl)
  .map(fold);
const spanish = readFileSync(path.join(lists, "spanish"), "latin1").split("\n").map(fold);
const properWords = further(proper, new Set(levels.keys()));
const spanishWords = further(spanish, new Set([...levels.keys(), ...properWords]));
const atLevel = (level: number) => [...levels].filter(([, of]) => of === level).map(([word]) => word);

writeFileSync(
  path.join(packageRoot, "core/text/link/word-list.ts"),
  [
    `/**
 * Words of everyday language, folded, by how common they are. Made by \`data/build-common-words.ts\`; sources and licences
 * are in data/README.md; SCOWL is Copyright 2000-2011 by Kevin Atkinson. Words of more than five letters are those that the full catalogue uses.
 */`,
    constant("commonWords", "The thousands one meets in any text.", atLevel(3)),
    constant("plainWords", "Known to every speaker.", atLevel(2)),
    constant("rareWords", "Words, but rare.", atLevel(1)),
    constant("properWords", "First and last names, places.", properWords),
    constant("spanishWords", "Spanish words that are none of these.", spanishWords),
  ].join("\n"),
);

function scowl(list: string): string[] {
  const file = path.join(lists, "scowl", list);
  return existsSync(file) ? readFileSync(file, "latin1").split("\n") : [];
}

function isKept(word: string): boolean {
  return word.length <= tickerLengthMax || inCatalogue.has(word);
}

function further(words: readonly string[], known: ReadonlySet<string>): string[] {
  return [...new Set(words)].filter(
    (word) => /^[a-z]+$/.test(word) && inCatalogue.has(word) && !known.has(word),
  );
}

function catalogueWords(): Set<string> {
  const words = new Set<string>();
  for (const row of readRows(shared, "catalogue/assets.csv.gz")) {
    words.add(row.symbol!.toLowerCase());
    for (const name of [row.name!, ...row.aliases!.split("|")])
      for (const word of fold(name).match(/[a-z0-9]+/g) ?? []) words.add(word);
  }
  return words;
}

/** In how many tweets a word stands in small letters, and as a cashtag; the reported half of the linking texts is not read. */
function countTweets(): { lower: Map<string, number>; cashtags: Map<string, number> } {
  const idsOf = (file: string): { id: string; text: string }[] =>
    readShared(shared, file)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line.replace(": NaN", ": null")));
  const held = new Set(
    idsOf("linking/stocknet_decashtagged.jsonl.gz")
      .map(({ id }) => id)
      .filter((id) => half(id) === "held"),
  );
  const [lower, cashtags] = [new Map<string, number>(), new Map<string, number>()];
  for (const { id, text } of idsOf("social/stocknet_tweets_2014_2015.jsonl.gz")) {
    if (held.has(id)) continue;
    const plain = text.replace(/https?:\/\/\S+|@\w+/g, "");
    for (const piece of new Set(plain.match(/[$#]?[A-Za-z]+/g) ?? [])) {
      if (piece.startsWith("$")) count(cashtags, piece.slice(1).toLowerCase());
      else if (/^[a-z]+$/.test(piece)) count(lower, piece);
    }
  }
  return { lower, cashtags };
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

function constant(name: string, about: string, words: readonly string[]): string {
  const rows: string[] = [];
  let row = "";
  for (const word of [...words].sort()) {
    if (row.length + word.length + 1 > 112) {
      rows.push(row);
      row = "";
    }
    row = row ? `${row} ${word}` : word;
  }
  return `\n/** ${about} */\nexport const ${name} = \`\n  ${[...rows, row].join("\n  ")}\n\`;`;
}
