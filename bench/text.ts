/**
 * The categorise stage (read, link, score, write) on one core beside the floor (node reading and JSON.parse-ing the file alone)
 * and beside Python's vaderSentiment with pyahocorasick, which do the two jobs alone on texts already parsed.
 *
 *   npx tsx bench/text.ts [--posts N] [--small] [--assets FILE]… [--python FILE] [--memory N]
 *
 * Posts are made here from a seed, each size warm. Catalogues: the one that ships; with ../shared beside the project also 2,000 and
 * all 12,013 of its assets. Peer: a python3 with the two modules (`pip install vaderSentiment pyahocorasick`). `--memory N`
 * measures the peak memory of `pulso categorise` over N posts instead.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { defaultCataloguePath, readCatalogue } from "../core/catalogue.ts";
import { FolderStore } from "../core/cloud/local/folder-store.ts";
import { readConfig } from "../core/config.ts";
import type { Asset } from "../core/domain/assets.ts";
import { silentLog } from "../core/log.ts";
import { categoriseInputs } from "../jobs/categorise/categorise.ts";
import { runStage, type StageProgram } from "../jobs/stage.ts";
import { makePosts } from "./make-posts.ts";
import { watchMemory } from "./watch-memory.ts";

const { values } = parseArgs({
  options: {
    posts: { type: "string", default: "1000000" },
    small: { type: "boolean", default: false },
    assets: { type: "string", multiple: true },
    python: { type: "string", default: process.env.PULSO_PYTHON ?? "python3" },
    memory: { type: "string" },
  },
});
const posts = values.small ? 16_000 : Number(values.posts);
const sharedCatalogue = "../shared/data/catalogue/assets.csv.gz";
const folder = await mkdtemp(path.join(tmpdir(), "pulso-bench-text-"));
/** The lake's two objects an asset cost a disk up to a millisecond each, however many posts they hold: it is kept out. */
const memoryFolder = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
try {
  if (values.memory) await measureMemory(Number(values.memory));
  else await measureSpeed();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureSpeed(): Promise<void> {
  for (const catalogue of await catalogues()) {
    const assets = await readCatalogue(catalogue);
    for (const oneInNames of [5, 1]) {
      say(`\n${posts.toLocaleString("en")} posts, one in ${oneInNames} names one of ${assets.length} assets`);
      const file = await writePosts(posts, oneInNames, assets);
      const floor = await cpuMicros(() => parseAll(file));
      report("JSON.parse of the file alone (the floor)", floor / posts);
      const fixed = await cpuMicros(async () =>
        categorise(await writePosts(1, oneInNames, assets), catalogue),
      );
      say(`${"start: catalogue, tables, model".padEnd(50)} ${Math.round(fixed / 1_000)} ms`);
      for (const count of [posts / 16, posts / 4, posts]) {
        const part = await writePosts(count, oneInNames, assets);
        const own = ((await cpuMicros(() => categorise(part, catalogue))) - fixed) / count;
        report(`pulso categorise, ${count} posts`, own, `${(floor / posts / own).toFixed(2)} × the floor`);
      }
      const peer = timePython(file, catalogue ?? defaultCataloguePath);
      if (peer === undefined)
        say(`no peer: ${values.python} lacks vaderSentiment or pyahocorasick; pip install both`);
      else report("Python vaderSentiment + pyahocorasick, texts given", peer);
    }
  }
}

/** The catalogue that ships, then 2,000 and all of the shared one. */
async function catalogues(): Promise<(string | undefined)[]> {
  if (values.assets) return values.assets;
  if (values.small || !existsSync(sharedCatalogue)) return [undefined];
  const rows = gunzipSync(await readFile(sharedCatalogue))
    .toString()
    .split("\n");
  const twoThousand = path.join(folder, "assets-2000.csv");
  // Every sixth: the file is sorted by type and symbol.
  await writeFile(
    twoThousand,
    rows
      .filter((_row, at) => at === 0 || at % 6 === 1)
      .slice(0, 2_001)
      .join("\n"),
  );
  return [twoThousand, sharedCatalogue];
}

/** The same posts are the beginning of any larger file. */
async function writePosts(count: number, oneInNames: number, assets: readonly Asset[]): Promise<string> {
  const file = path.join(folder, `posts-${count}-${oneInNames}-${assets.length}.jsonl`);
  if (!existsSync(file))
    await pipeline(makePosts(count, { seed: 7, oneInNames, assets }), createWriteStream(file));
  return file;
}

async function parseAll(file: string): Promise<void> {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1_048_576 })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    for (const line of lines) JSON.parse(line);
  }
}

async function categorise(file: string, catalogue: string | undefined): Promise<void> {
  const lake = await mkdtemp(path.join(memoryFolder, "pulso-bench-lake-"));
  const deps = {
    config: { ...readConfig({}), threads: 1 },
    store: new FolderStore(lake),
    clock: { now: () => new Date() },
    log: silentLog,
    onProgress() {},
    signal: new AbortController().signal,
  };
  const inputs = [{ origin: file, location: { file } }];
  const program: StageProgram = (context) => categoriseInputs(context, inputs, catalogue);
  const params = { run: "2026-01-01T00", attempt: 1, previous: null, options: {} };
  const { manifest } = await runStage("categorise", program, deps, params);
  if (manifest.counts.quarantined > 0) throw new Error(`${manifest.counts.quarantined} posts in quarantine`);
  await rm(lake, { recursive: true });
}

/** CPU time of this process, user and system, all threads, of the second of two goes. */
async function cpuMicros(work: () => Promise<void>): Promise<number> {
  await work();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Microseconds a post that the peer takes for the first texts of a file; undefined without it. */
function timePython(file: string, catalogue: string): number | undefined {
  const program = `
import csv, gzip, json, sys, time
import ahocorasick
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
open_text = lambda name: gzip.open(name, "rt") if name.endswith(".gz") else open(name)
names = ahocorasick.Automaton()
for row in csv.DictReader(open_text(sys.argv[2])):
    for name in (row["symbol"], row["name"]): names.add_word(name, row["symbol"])
names.make_automaton()
with open(sys.argv[1]) as lines: texts = [json.loads(line)["text"] for line, _ in zip(lines, range(20000))]
analyser = SentimentIntensityAnalyzer()
def work(some):
    for text in some:
        list(names.iter(text))
        analyser.polarity_scores(text)
work(texts[: len(texts) // 10])
start = time.process_time()
work(texts)
print((time.process_time() - start) / len(texts) * 1e6)`;
  const made = spawnSync(values.python, ["-c", program, file, catalogue], { encoding: "utf8" });
  return made.status === 0 ? Number(made.stdout) : undefined;
}

/** Peak memory of \`pulso categorise\` over that many posts, made as they are read. */
async function measureMemory(count: number): Promise<void> {
  const file = await writePosts(count, 5, await readCatalogue(undefined));
  const child = spawn(
    process.execPath,
    [
      "bin/pulso.js",
      "categorise",
      "--json",
      "--run",
      "2026-01-01T00",
      "--input",
      file,
      "--output",
      path.join(folder, "lake"),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const memory = watchMemory(child.pid!);
  const started = Date.now();
  const [code] = (await once(child, "exit")) as [number];
  const peak = memory.stop();
  if (code !== 0) throw new Error(`pulso categorise ended with ${code}`);
  say(
    `${count.toLocaleString("en")} posts in ${Math.round((Date.now() - started) / 1_000)} s: peak ${peak} MiB`,
  );
}

function report(name: string, micros: number, note = ""): void {
  say(`${name.padEnd(50)} ${micros.toFixed(2).padStart(8)} µs a post  ${note}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
