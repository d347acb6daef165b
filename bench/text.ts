/**
 * Posts a second of the categorise stage's work (parse, link, score, write rows) on one core, beside Python's
 * vaderSentiment scoring the same texts (scoring only). Run: npx tsx bench/text.ts [--small] [--python FILE]
 * Input: posts made here from a seed; no file is needed. Peer: a python3 with the module (`pip install vaderSentiment`).
 */
import { execFileSync, spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { categoriseBlock } from "../jobs/categorise/categorise-block.ts";
import { createTextDeps } from "../jobs/categorise/text-deps.ts";

const { values } = parseArgs({
  options: {
    small: { type: "boolean", default: false },
    python: { type: "string", default: process.env.PULSO_PYTHON ?? "python3" },
  },
});
const posts = values.small ? 500 : 20_000;
const records = makePosts(posts, 7);
const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
const options = { origin: "bench", now: new Date(), lineBytesMax: 4_194_304, expansionMax: 200 };
const deps = await createTextDeps(undefined);

categoriseBlock(
  { firstLine: 1, bytes: bytes.subarray(0, bytes.indexOf("\n", bytes.length / 10) + 1) },
  options,
  deps,
);
const own = time(() => {
  const outcomes = categoriseBlock({ firstLine: 1, bytes }, options, deps);
  if (outcomes.length !== posts) throw new Error(`${outcomes.length} of ${posts} posts came out`);
});
const floor = time(() => {
  for (const line of bytes.toString("utf8").trimEnd().split("\n")) JSON.parse(line);
});
report("pulso categorise, one core", own);
report("JSON.parse of the lines alone (the floor)", floor);
const peer = timePython(values.python);
if (peer === undefined)
  say(
    `The peer is missing: ${values.python} has no vaderSentiment. Make it: python3 -m venv V && V/bin/pip install vaderSentiment, then --python V/bin/python3`,
  );
else {
  report("Python vaderSentiment, scoring alone, one core", peer);
  say(`ratio: ${(peer / own).toFixed(2)} × Python vaderSentiment, ${(floor / own).toFixed(3)} × the floor`);
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1_000;
}

/** Seconds that the peer takes for the same texts, the start of the interpreter left out; undefined without it. */
function timePython(python: string): number | undefined {
  if (spawnSync(python, ["-c", "import vaderSentiment"]).status !== 0) return undefined;
  const program = `
import json, sys, time
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
texts = [json.loads(line)["text"] for line in sys.stdin]
analyser = SentimentIntensityAnalyzer()
for text in texts[: len(texts) // 10]: analyser.polarity_scores(text)
start = time.perf_counter()
for text in texts: analyser.polarity_scores(text)
print(time.perf_counter() - start)`;
  return Number(execFileSync(python, ["-c", program], { input: bytes, encoding: "utf8" }));
}

function report(name: string, seconds: number): void {
  say(
    `${name.padEnd(48)} ${Math.round(posts / seconds).toLocaleString("en")} posts/s  ${((seconds / posts) * 1e6).toFixed(1)} µs a post`,
  );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Posts of 5 to 30 words, of which one in two names an asset; the same for the same seed. */
function makePosts(count: number, seed: number): object[] {
  let state = seed;
  // A multiplicative congruential generator (Lehmer 1951, with Park and Miller's 16807).
  const pick = <T>(list: readonly T[]): T => {
    state = (state * 16_807) % 2_147_483_647;
    return list[state % list.length]!;
  };
  const names = [
    "$AAPL",
    "Microsoft",
    "NVDA",
    "Bitcoin",
    "EUR/USD",
    "Netflix",
    "$TSLA",
    "Goldman Sachs",
    "Iberdrola",
    "Disney",
  ];
  const words =
    `the a of in on after before with shares price results quarter good great bad terrible not very market
    sells buys falls rises gains loses beats misses analyst upgrade love hate win fear risk strong weak growth debt today!
    tomorrow new report million people think really why when chart support resistance volume open close`.split(
      /\s+/,
    );
  return Array.from({ length: count }, (_, at) => {
    const length = pick([5, 8, 12, 15, 18, 22, 30]);
    const parts = Array.from({ length }, () => pick(words));
    if (at % 2 === 0) parts[pick([0, 1, 2, 3])] = pick(names);
    const time = new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString();
    const envelope = { id: `bench:${at}`, source: "bench", kind: "post", channel: "bench", lang: "en" };
    return { ...envelope, publishedAt: time, collectedAt: time, text: parts.join(" ") };
  });
}
