import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../core/config.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { packageRoot } from "../../core/package-root.ts";
import { openDatabase } from "../../jobs/open-database.ts";
import { writeDataFolder } from "../support/made-up-data.ts";

/*
 * Whole local runs, each killed with -9 at a named point or at random, then started again: they end published,
 * with the very tables of a run that nobody disturbed, and a census finds nothing left over.
 * CHAOS_RUNS says how many random ones (default 6), CHAOS_SEED which. Needs dist/ (npm run test:heavy builds it).
 */
const randomRuns = Number(process.env.CHAOS_RUNS ?? 6);
const random = seededRandom(Number(process.env.CHAOS_SEED ?? 1));
const run = "2026-03-02T12";
const folder = mkdtempSync(path.join(tmpdir(), "pulso-runs-"));
// The server of root runs as another user, who must get through.
chmodSync(folder, 0o755);
const data = path.join(folder, "data");
let undisturbed: unknown;
let undisturbedMs: number;

beforeAll(async () => {
  writeDataFolder(data, { until: run });
  const home = path.join(folder, "undisturbed");
  const startedAt = Date.now();
  const { exitCode, output } = await start(home).ended;
  undisturbedMs = Date.now() - startedAt;
  expect(output).toContain('"type":"published"');
  expect(exitCode).toBe(0);
  undisturbed = await readTables(home);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  child: ChildProcess;
  home: string;
  ended: Promise<{ exitCode: number | null; output: string }>;
}

function environment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    PULSO_HOME: home,
    PULSO_MODELS: "naive,linear",
    PULSO_SWEEP_SECONDS: "1",
    LOG_LEVEL: "warn",
  };
}

function start(home: string): Started {
  const child = spawn(process.execPath, ["bin/pulso.js", "run", "--data", data, "--run", run, "--json"], {
    cwd: packageRoot,
    env: environment(home),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const ended = new Promise<{ exitCode: number | null; output: string }>((resolve) =>
    child.once("close", (exitCode) => resolve({ exitCode, output })),
  );
  return { child, home, ended };
}

/** Everything a reader can see, but for when it was done. */
async function readTables(home: string): Promise<unknown> {
  await using database = await openDatabase(readConfig(environment(home)));
  const tables = ["asset", "bar", "mention", "sentiment_point", "forecast", "publication"];
  const rows = await Promise.all(
    tables.map((table) =>
      database.dataSource.query(
        `select '${table}' as "table", count(*)::int as rows, md5(string_agg((to_jsonb(t) - 'published_at')::text, '|' order by (to_jsonb(t) - 'published_at')::text)) as hash from ${table} t`,
      ),
    ),
  );
  const [status] = await database.dataSource.query("select status from run where id = $1", [run]);
  return [...rows.flat(), status];
}

/** Kills the host, and at times its machines too, as a power cut would. */
async function kill({ child, home }: Started, withMachines: boolean): Promise<void> {
  child.kill("SIGKILL");
  if (!withMachines) return;
  const machines = path.join(home, "machines");
  for (const file of existsSync(machines)
    ? readdirSync(machines).filter((name) => name.endsWith(".json"))
    : [])
    try {
      process.kill(JSON.parse(readFileSync(path.join(machines, file), "utf8")).pid, "SIGKILL");
    } catch {
      // It had ended by itself.
    }
}

async function disturb(
  home: string,
  until: (home: string) => Promise<unknown>,
  withMachines: boolean,
): Promise<boolean> {
  const started = start(home);
  const wasFirst = await Promise.race([until(home).then(() => true), started.ended.then(() => false)]);
  await kill(started, withMachines);
  await started.ended;
  return wasFirst;
}

async function finishAndCompare(home: string): Promise<void> {
  const { exitCode, output } = await start(home).ended;
  expect(output).toMatch(/"type":"(published|unchanged)"/);
  expect(exitCode).toBe(0);
  expect(await readTables(home)).toEqual(undisturbed);
  census(home);
}

function census(home: string): void {
  const processes = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(home));
  expect(processes).toEqual([]);
  expect(existsSync(path.join(home, "instance.lock"))).toBe(false);
  expect(readdirSync(path.join(home, "machines")).filter((name) => name.endsWith(".json"))).toEqual([]);
  expect(
    readdirSync(path.join(home, "lake"), { recursive: true }).filter((name) => String(name).endsWith(".tmp")),
  ).toEqual([]);
}

function appears(pattern: RegExp): (home: string) => Promise<void> {
  return async (home) => {
    for (;;) {
      if (namesUnder(home).some((name) => pattern.test(name))) return;
      await sleep(10);
    }
  };
}

/** Folders come, go and are renamed while they are walked: then the next look counts. */
function namesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}

const points: [string, RegExp][] = [
  ["the database is being made", /postgres\/making-[0-9a-f]+\/PG_VERSION$/],
  ["the fetch machine has started", /machines\/.*-fetch-1\.json$/],
  ["raw objects are written, their manifest is not", /lake\/raw\/.*\.jsonl\.gz$/],
  ["the fetch manifest is written", /manifests\/.*\/fetch\.json$/],
  ["the first categorised CSV is written", /lake\/categorised\/.*\.csv/],
  ["the categorise manifest is written", /manifests\/.*\/categorise\.json$/],
  ["the first prediction is written", /lake\/predictions\/.*\.csv$/],
  ["the predict manifest is written and the load begins", /manifests\/.*\/predict\.json$/],
  ["the load manifest is written", /manifests\/.*\/load\.json$/],
];

for (const [at, [name, pattern]] of points.entries())
  test(`kill -9 when ${name}, then start again: published, nothing lost, nothing doubled`, async () => {
    const home = path.join(folder, `point-${at}`);
    expect(await disturb(home, appears(pattern), at % 2 === 0)).toBe(true);
    await finishAndCompare(home);
    rmSync(home, { recursive: true, force: true });
  });

test(`kill -9 at random, ${randomRuns} times twice over, then start again`, async () => {
  for (let round = 0; round < randomRuns; round++) {
    const home = path.join(folder, `random-${round}`);
    for (let time = 0; time < 2; time++) {
      const delayMs = random() * undisturbedMs;
      await disturb(home, () => sleep(delayMs), random() < 0.5);
    }
    await finishAndCompare(home);
    rmSync(home, { recursive: true, force: true });
  }
});
