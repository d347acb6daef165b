/**
 * CPU seconds (user and system, of all processes) of `pulso categorise` by each engine at two sizes of one input: what a
 * post costs more in Spark than in threads, and what Spark costs before the first. One in five of the posts names an
 * asset, then all do. Needs dist/, Java and Spark.
 * Run: npx tsx bench/spark.ts [--small] [--posts N] [--rounds N] [--one-in N]… [--assets FILE]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { readCatalogue } from "../core/catalogue.ts";
import type { Asset } from "../core/domain/assets.ts";
import { packageRoot } from "../core/package-root.ts";
import { sparkLack } from "../tests/support/spark.ts";
import { makePosts } from "./make-posts.ts";

const { values } = parseArgs({
  options: {
    small: { type: "boolean", default: false },
    posts: { type: "string", default: "800000" },
    rounds: { type: "string", default: "3" },
    "one-in": { type: "string", multiple: true, default: ["5", "1"] },
    assets: { type: "string" },
  },
});
const sizes = values.small ? [500, 2_000] : [Number(values.posts) / 4, Number(values.posts)];
const rounds = values.small ? 1 : Number(values.rounds);
const engines = ["threads", "spark"] as const;
const run = "2026-01-15T12";
/** As the fetch stage cuts its parts; blocks of the generator hold a thousand. */
const partBlocks = 50;

if (sparkLack) process.stdout.write(`bench spark: skipped, ${sparkLack}\n`);
else {
  const assets = await readCatalogue(values.assets);
  for (const oneInNames of values["one-in"].map(Number)) measure(oneInNames, assets);
}

function measure(oneInNames: number, assets: readonly Asset[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-bench-"));
  try {
    const inputs = sizes.map((posts) =>
      writePosts(path.join(folder, `in-${posts}`), makePosts(posts, { seed: 7, oneInNames, assets })),
    );
    // The engines and sizes in turn, so that what else the machine does is shared by all.
    const seconds = new Map<string, number[]>();
    for (let round = 0; round < rounds; round += 1)
      for (const [at, input] of inputs.entries())
        for (const engine of engines) {
          const key = `${engine} ${sizes[at]}`;
          seconds.set(key, [
            ...(seconds.get(key) ?? []),
            cpuSeconds(engine, input, path.join(folder, "out")),
          ]);
        }
    report(oneInNames, (engine, at) => median(seconds.get(`${engine} ${sizes[at]}`)!));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(oneInNames: number, cpu: (engine: (typeof engines)[number], at: 0 | 1) => number): void {
  const [less, more] = [sizes[0]!, sizes[1]!];
  const marginal = (engine: (typeof engines)[number]) => (cpu(engine, 1) - cpu(engine, 0)) / (more - less);
  const fixed = (engine: (typeof engines)[number]) => cpu(engine, 0) - marginal(engine) * less;
  const figures = {
    oneInNames,
    posts: sizes,
    threadsCpuSeconds: [cpu("threads", 0), cpu("threads", 1)],
    sparkCpuSeconds: [cpu("spark", 0), cpu("spark", 1)],
    threadsMicrosecondsAPost: rounded(marginal("threads") * 1e6, 1),
    sparkMicrosecondsAPost: rounded(marginal("spark") * 1e6, 1),
    marginalRatio: rounded(marginal("spark") / marginal("threads"), 2),
    fixedSparkOverThreadsCpuSeconds: rounded(fixed("spark") - fixed("threads"), 1),
  };
  process.stdout.write(`${JSON.stringify({ bench: "spark", ...figures })}\n`);
}

/** Runs one engine; the shell counts the processes that it, and all below it, have waited for. */
function cpuSeconds(engine: string, input: string, output: string): number {
  const times = `${output}.times`;
  const command = 'TIMEFORMAT="%U %S"; { time "$@" >/dev/null 2>"$0.log"; } 2>"$0"';
  const pulso = [process.execPath, path.join(packageRoot, "bin/pulso.js"), "categorise", "--run", run];
  execFileSync("bash", [
    ...["-c", command, times, ...pulso],
    ...["--input", input, "--output", output, "--engine", engine],
    ...(values.assets ? ["--assets", values.assets] : []),
  ]);
  rmSync(output, { recursive: true });
  const [user = 0, system = 0] = readFileSync(times, "utf8").trim().split(" ").map(Number);
  return rounded(user + system, 2);
}

/** Gzip parts as the fetch stage writes them. */
function writePosts(folder: string, blocks: Iterable<string>): string {
  mkdirSync(folder);
  let held: string[] = [];
  let parts = 0;
  const end = () => {
    const name = `part-${String(parts++).padStart(5, "0")}.jsonl.gz`;
    writeFileSync(path.join(folder, name), gzipSync(held.join("")));
    held = [];
  };
  for (const block of blocks) if (held.push(block) === partBlocks) end();
  if (held.length > 0) end();
  return folder;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
