/**
 * CPU seconds (user and system, of all processes) of `pulso categorise` by each engine at two sizes of one input: what a
 * post costs more in Spark than in threads, and what Spark costs before the first. Needs dist/, Java and Spark.
 * Run: npx tsx bench/spark.ts [--small] [--posts N] [--rounds N]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { seededRandom } from "../core/domain/random.ts";
import { packageRoot } from "../core/package-root.ts";
import { sparkLack } from "../tests/support/spark.ts";

const { values } = parseArgs({
  options: {
    small: { type: "boolean", default: false },
    posts: { type: "string", default: "400000" },
    rounds: { type: "string", default: "3" },
  },
});
const sizes = values.small ? [500, 2_000] : [Number(values.posts) / 4, Number(values.posts)];
const rounds = values.small ? 1 : Number(values.rounds);
const engines = ["threads", "spark"] as const;
const run = "2026-01-15T12";
const partPosts = 50_000;

const names = [
  "$AAPL",
  "Microsoft",
  "NVDA",
  "Bitcoin",
  "EUR/USD",
  "Netflix",
  "$TSLA",
  "Goldman Sachs",
  "Disney",
];
const words =
  `the a of in on after before with people think really why when about nothing today tomorrow new good great bad
  terrible not very coffee morning price quarter week report chart open close love hate maybe never`.split(
    /\s+/,
  );

if (sparkLack) process.stdout.write(`bench spark: skipped, ${sparkLack}\n`);
else measure();

function measure(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "pulso-bench-"));
  try {
    const inputs = sizes.map((posts) => writePosts(path.join(folder, `in-${posts}`), posts));
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
    report((engine, at) => median(seconds.get(`${engine} ${sizes[at]}`)!));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(cpu: (engine: (typeof engines)[number], at: 0 | 1) => number): void {
  const [less, more] = [sizes[0]!, sizes[1]!];
  const marginal = (engine: (typeof engines)[number]) => (cpu(engine, 1) - cpu(engine, 0)) / (more - less);
  const fixed = (engine: (typeof engines)[number]) => cpu(engine, 0) - marginal(engine) * less;
  const figures = {
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
  ]);
  rmSync(output, { recursive: true });
  const [user = 0, system = 0] = readFileSync(times, "utf8").trim().split(" ").map(Number);
  return rounded(user + system, 2);
}

/** Gzip parts as the fetch stage writes them: posts of 5 to 30 words, of which one in five names an asset. */
function writePosts(folder: string, posts: number): string {
  const random = seededRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  mkdirSync(folder);
  for (let start = 0; start < posts; start += partPosts) {
    const lines = Array.from({ length: Math.min(partPosts, posts - start) }, (_, offset) => {
      const at = start + offset;
      const parts = Array.from({ length: 5 + Math.floor(random() * 26) }, () => pick(words));
      if (at % 5 === 0) parts[at % 4] = pick(names);
      const time = new Date(Date.UTC(2026, 0, 15) + Math.floor(random() * 21_600_000)).toISOString();
      const envelope = { id: `bench:${at}`, source: "bench", kind: "post", channel: "bench", lang: "en" };
      return `${JSON.stringify({ ...envelope, publishedAt: time, collectedAt: time, text: parts.join(" ") })}\n`;
    });
    const name = `part-${String(start / partPosts).padStart(5, "0")}.jsonl.gz`;
    writeFileSync(path.join(folder, name), gzipSync(lines.join("")));
  }
  return folder;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
