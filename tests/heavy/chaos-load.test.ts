import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { connectDatabase } from "../../core/database/connect.ts";
import { type PostgresServer, startPostgres } from "../../core/database/embedded/postgres-server.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { packageRoot } from "../../core/package-root.ts";
import { atDatabase } from "../support/database.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import { writeSmallRun } from "../support/small-lake.ts";

/*
 * The loader as a process of its own, in front of a real PostgreSQL, behind a proxy that fails: kill -9 at random,
 * cut connections, a COMMIT whose reply is lost, a server restarted at once, twin loaders, while a reader polls.
 * CHAOS_ROUNDS says how many rounds (default 24).
 */
const rounds = Number(process.env.CHAOS_ROUNDS ?? 24);
const seed = Number(process.env.CHAOS_SEED ?? 1);
const run = "2026-01-01T06";
const expectedMentions = 2 * 400;
const home = mkdtempSync(path.join(tmpdir(), "pulso-chaos-"));
// The server of root runs as another user, who must get through.
chmodSync(home, 0o755);
const lake = path.join(home, "lake");
let server: PostgresServer;

beforeAll(async () => {
  await writeSmallRun(new FolderStore(lake), { run, mentionsPerAsset: 400, barsPerAsset: 400 });
  server = await startPostgres(path.join(home, "home"));
  const admin = await connectDatabase(server.url);
  await admin.query("create database template_chaos");
  await admin.destroy();
  const template = await connectDatabase(atDatabase(server.url, "template_chaos"));
  await template.destroy();
});
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

type FaultKind = "kill" | "reset" | "swallow-commit" | "restart" | "twins";
const kinds: FaultKind[] = ["kill", "kill", "reset", "swallow-commit", "restart", "twins"];

interface Verdict {
  partialReads: number;
  isWhole: boolean;
  faultsStruck: number;
}

async function playRound(
  kind: FaultKind,
  mode: "transaction" | "autocommit",
  random: () => number,
): Promise<Verdict> {
  const name = `chaos_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name} template template_chaos`);
  await using proxy = await FaultProxy.start(portOf(server.url));
  const direct = () => atDatabase(server.url, name);
  const reader = startReader(direct);
  let faultsStruck = 0;
  if (kind === "reset") proxy.fault = { kind: "reset", afterBytes: Math.floor(2_000 + random() * 60_000) };
  if (kind === "swallow-commit") proxy.fault = { kind: "swallow-commit" };
  const first = startLoad(proxy.through(direct()), mode);
  const twin = kind === "twins" ? startLoad(proxy.through(direct()), mode) : undefined;
  await first.connected;
  if (kind === "kill") {
    await sleep(random() * 250);
    first.kill();
    faultsStruck += 1;
  }
  if (kind === "restart") {
    await sleep(random() * 200);
    await restartAtOnce(proxy);
    faultsStruck += 1;
  }
  await Promise.all([first.ended, twin?.ended]);
  faultsStruck += proxy.struck + (twin ? 1 : 0);
  proxy.fault = { kind: "none" };
  // Whoever starts the stage again finds the run unfinished or done; three attempts are what a stage has.
  for (let attempt = 0; attempt < 3; attempt++)
    if ((await startLoad(proxy.through(direct()), mode).ended) === 0) break;
  await sleep(30);
  const partialReads = await reader.stop();
  const isWhole = await withClient(direct(), async (client) => {
    const { rows } = await client.query(
      "select (select count(*)::int from mention) as mentions, (select count(*)::int from publication) as publications",
    );
    return rows[0].mentions === expectedMentions && rows[0].publications === 1;
  });
  await administer(`drop database if exists ${name} with (force)`);
  return { partialReads, isWhole, faultsStruck };
}

/** Polls as the API reads: the pointer, then the pointed run's rows, in one snapshot. */
function startReader(url: () => string): { stop(): Promise<number> } {
  let stopped = false;
  let partialReads = 0;
  const polling = (async () => {
    while (!stopped) {
      await withClient(url(), async (client) => {
        while (!stopped) {
          const { rows } = await client.query(
            "select (select count(*)::int from publication) as publications, (select count(*)::int from mention) as mentions",
          );
          const { publications, mentions } = rows[0];
          if (publications === 0 ? mentions > 0 : mentions !== expectedMentions) partialReads += 1;
          await sleep(3);
        }
      }).catch(() => sleep(20));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await polling;
      return partialReads;
    },
  };
}

function startLoad(url: string, mode: string) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/load-child.ts", url, lake, run, mode],
    {
      cwd: packageRoot,
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const connected = Promise.race([
    new Promise<void>((resolve) => child.stdout.once("data", () => resolve())),
    ended,
  ]);
  return { connected, ended, kill: () => child.kill("SIGKILL") };
}

/** An immediate shutdown, as a crash, and recovery. */
async function restartAtOnce(proxy: FaultProxy): Promise<void> {
  const [data] = await withClient(
    server.url,
    async (client) => (await client.query("select current_setting('data_directory') as data")).rows,
  );
  const pid = Number(readFileSync(path.join(data.data, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
  await sleep(50);
  server = await startPostgres(path.join(home, "home"));
  proxy.retarget(portOf(server.url));
}

async function administer(statement: string): Promise<void> {
  await withClient(server.url, (client) => client.query(statement));
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

test(`${rounds} loads under faults: each ends whole, once, and no reader sees part of it`, async () => {
  const random = seededRandom(seed);
  let struck = 0;
  for (let round = 0; round < rounds; round++) {
    const kind = kinds[round % kinds.length]!;
    const verdict = await playRound(kind, "transaction", random);
    expect({ round, kind, ...verdict }).toMatchObject({ partialReads: 0, isWhole: true });
    if (verdict.faultsStruck > 0) struck += 1;
  }
  // Faults that never strike would prove nothing.
  expect(struck / rounds).toBeGreaterThan(0.8);
});

test("the control, a loader without a transaction, is caught", async () => {
  const random = seededRandom(seed + 1);
  const controlRounds = Math.max(6, Math.round(rounds / 5));
  let wrong = 0;
  for (let round = 0; round < controlRounds; round++) {
    const { partialReads, isWhole } = await playRound(kinds[round % kinds.length]!, "autocommit", random);
    if (partialReads > 0 || !isWhole) wrong += 1;
  }
  expect(wrong / controlRounds).toBeGreaterThanOrEqual(0.3);
});
