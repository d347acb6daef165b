import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readCatalogue } from "../../../core/catalogue.ts";
import { findLinks } from "../../../core/text/link/find-links.ts";
import { createJudgeDeps, type JudgeDeps } from "../../../jobs/categorise/text-deps.ts";
import { hasShared, readSharedJsonLines } from "../../support/shared-data.ts";

const envelope = {
  id: "test:1",
  source: "test",
  kind: "post",
  channel: "tests",
  publishedAt: "2026-01-15T06:30:00Z",
  collectedAt: "2026-01-15T06:31:00Z",
};
const bounds = { lineBytesMax: 1_000_000, earliestMs: 0, latestMs: Date.UTC(2027) };

const settingsOf = (assetsFile: string | undefined) => ({
  run: "test",
  assetsFile,
  extraSymbols: [],
  sentimentModel: undefined,
});

let deps: JudgeDeps;
let spellings: string[];
beforeAll(async () => {
  deps = await createJudgeDeps(settingsOf(undefined));
  const assets = await readCatalogue();
  spellings = assets.flatMap(({ symbol, name, aliases }) => [symbol, name, ...aliases]);
});

/** Texts that the linker links though the scanner says that they name nothing; there must be none. */
function overlooked(
  texts: readonly string[],
  { links, scanner }: JudgeDeps = deps,
): { linked: number; lost: string[] } {
  const block = Buffer.from(texts.map((text) => JSON.stringify({ ...envelope, text })).join("\n"));
  let linked = 0;
  let at = 0;
  const lost: string[] = [];
  scanner.scan(1, block, bounds, ({ kind }) => {
    const text = texts[at]!;
    at += 1;
    if (findLinks(text, links).length === 0) return;
    linked += 1;
    if (kind === "plain") lost.push(text);
  });
  expect(at).toBe(texts.length);
  return { linked, lost };
}

const writings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => `#${name.replaceAll(/[^\p{L}\p{N}]/gu, "")}`,
  (name) => `$${name}`,
  (name) => `@${name}`,
  (name) => name.replaceAll("&", "and").replaceAll("e", "é"),
  (name) => name.replaceAll("&", "&amp;").replaceAll(" ", "-"),
  (name) => `(${name.normalize("NFD")}'s)`,
];
const joints = [" ", " ", " ", ", ", "/", ". ", "\n", " rises, says ", " stock ", " vs ", "://", "&", "’s "];

test("what the linker links the scanner lets through, however it is written", () => {
  const piece = fc.record({
    name: fc.nat(),
    words: fc.integer({ min: 1, max: 9 }),
    writing: fc.constantFrom(...writings),
    joint: fc.constantFrom(...joints),
  });
  let linked = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const text = pieces
        .map(({ name, words, writing, joint }) => {
          const spelling = spellings[name % spellings.length]!;
          return writing(spelling.split(" ").slice(0, words).join(" ")) + joint;
        })
        .join("");
      const seen = overlooked([text]);
      linked += seen.linked;
      expect(seen.lost).toEqual([]);
    }),
    { numRuns: 3_000, seed: 11 },
  );
  expect(linked).toBeGreaterThan(1_000);
});

test("names in any script are let through, with any marks strewn in", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "pulso-scripts-"));
  const names = [
    "ソニー Group",
    "삼성전자",
    "टाटा मोटर्स",
    "Сбербанк",
    "أرامكو السعودية",
    "ＷＩＤＥ Letters",
    "Ørsted",
    "腾讯",
    "ソニー",
    "삼성",
  ];
  const file = path.join(folder, "assets.csv");
  await writeFile(
    file,
    `symbol,name\n${names.map((name, at) => `QQ${at}Q,${name}\n`).join("")}AAPL,Apple Inc.`,
  );
  const foreign = await createJudgeDeps(settingsOf(file));
  await rm(folder, { recursive: true });
  const marked = ["App\ufe0fle", "$AAP\ufe20L", "QQ1\u3099Q"];
  const texts = [...names, ...marked].map((name) => `shares of ${name} rise`);
  expect(overlooked(texts, foreign)).toEqual({ linked: texts.length, lost: [] });
});

describe.skipIf(!hasShared("data/linking/stocknet_decashtagged.jsonl.gz"))(
  "on real tweets (../shared)",
  () => {
    test("no tweet with a link is passed over, in its capitals or in small letters", () => {
      const tweets = readSharedJsonLines("data/linking/stocknet_decashtagged.jsonl.gz", 10_000);
      const texts = tweets.map((tweet) => (tweet as { text: string }).text);
      for (const changed of [texts, texts.map((text) => text.toLowerCase())]) {
        const { linked, lost } = overlooked(changed);
        expect(lost).toEqual([]);
        expect(linked).toBeGreaterThan(5_000);
      }
    });
  },
);
