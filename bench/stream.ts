import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { z } from "zod";
import { connectDatabase } from "../core/database/connect.ts";
import { startPostgres } from "../core/database/embedded/postgres-server.ts";
import { packageRoot } from "../core/package-root.ts";
import { connectSocket, subscribe } from "../tests/support/socket-client.ts";
import { readLake } from "../tests/support/stream.ts";
import { logIn } from "./log-in.ts";

/**
 * Quotes through the whole path, each part a process of its own: a file replayed at its pace by `pulso stream`, the
 * lake and Postgres, the API, one subscriber of every symbol over a WebSocket. Milliseconds from the feed's stamp
 * (`receivedAt`) to the subscriber, and whether the lake lacks a quote. Beside it, in the same run, the same file by
 * a bare NOTIFY of every quote, relayed as it is over `ws` (bench/stream-peer.ts). Needs dist/.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { small: { type: "boolean", default: false } } });
  const { symbolCount, seconds } = values.small
    ? { symbolCount: 200, seconds: 5 }
    : { symbolCount: 2_000, seconds: 60 };
  const home = mkdtempSync(path.join(tmpdir(), "pulso-bench-"));
  chmodSync(home, 0o755);
  const server = await startPostgres(home);
  try {
    const dataSource = await connectDatabase(server.url);
    const symbols = Array.from({ length: symbolCount }, (_, at) => `S${String(at).padStart(4, "0")}`);
    await dataSource.query(
      "INSERT INTO asset (symbol, class, name) SELECT symbol, 'stock', symbol FROM unnest($1::text[]) AS symbol",
      [symbols],
    );
    const token = "b".repeat(43);
    await logIn(dataSource, token);
    await dataSource.destroy();
    const file = path.join(home, "quotes.jsonl");
    writeQuotes(file, symbols, seconds);

    const lake = path.join(home, "lake");
    const ours = await measureOurs({ url: server.url, home, lake, file, symbols, token });
    const rows = await readLake(lake, "raw/quotes");
    const stored = new Set(rows.map(({ symbol, at }) => `${symbol} ${at}`)).size;
    const bare = await measureBare(server.url, file);
    const sent = symbolCount * seconds;
    process.stdout.write(
      `${JSON.stringify({
        bench: "stream",
        symbols: symbolCount,
        seconds,
        sent,
        storedRows: rows.length,
        lost: sent - stored,
        ours: figures(ours),
        bare: figures(bare),
        p50Ratio: ratio(ours, bare, 0.5),
        p99Ratio: ratio(ours, bare, 0.99),
      })}\n`,
    );
    if (rows.length !== sent || stored !== sent) throw new Error(`the lake has ${stored} of ${sent} quotes`);
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One quote a symbol and second, spread evenly over the second. */
function writeQuotes(file: string, symbols: string[], seconds: number): void {
  const lines: string[] = [];
  const startsAt = Date.UTC(2026, 10, 23, 15);
  for (let second = 0; second < seconds; second++)
    for (const [at, symbol] of symbols.entries()) {
      const time = new Date(startsAt + second * 1_000 + Math.floor((at * 1_000) / symbols.length));
      lines.push(
        JSON.stringify({ symbol, at: time, price: 100 + second, bid: 99 + second, ask: 101 + second }),
      );
    }
  writeFileSync(file, `${lines.join("\n")}\n`);
}

interface OurPath {
  url: string;
  home: string;
  lake: string;
  file: string;
  symbols: string[];
  token: string;
}

/** How old each quote was when the subscriber had it. */
async function measureOurs({ url, home, lake, file, symbols, token }: OurPath): Promise<number[]> {
  const env = { PATH: process.env.PATH, DATABASE_URL: url, PULSO_HOME: home, PULSO_LAKE: lake, PORT: "0" };
  const api = start(["dist/api/main.js"], { ...env, LOG_LEVEL: "info" });
  const { url: apiUrl } = z
    .object({ url: z.string() })
    .parse(JSON.parse(await firstLine(api, "stderr", "api.started")));
  const client = connectSocket(apiUrl, { cookie: `pulso_session=${token}` });
  const ages: number[] = [];
  try {
    const query =
      "subscription ($symbols: [String!]!) { quoteUpdated(symbols: $symbols) { symbol price bid ask at receivedAt } }";
    const { events } = subscribe(client, query, { symbols }, ({ data, errors }) => {
      if (errors) throw new Error(JSON.stringify(errors));
      ages.push(Date.now() - Date.parse(data.quoteUpdated.receivedAt));
    });
    await sleep(1_000);
    await ended(
      start(["dist/jobs/main.js", "stream", "--file", file, "--json"], { ...env, LOG_LEVEL: "error" }),
    );
    await sleep(1_000);
    const last = new Map(events.map(({ data }) => [data.quoteUpdated.symbol, data.quoteUpdated.at]));
    if (last.size !== symbols.length) throw new Error(`only ${last.size} symbols reached the subscriber`);
    return ages;
  } finally {
    await client.dispose();
    api.kill("SIGTERM");
    await ended(api);
  }
}

async function measureBare(url: string, file: string): Promise<number[]> {
  const peer = ["--import", "tsx", "bench/stream-peer.ts"];
  const env = { PATH: process.env.PATH };
  const relay = start([...peer, "relay", url], env);
  const socket = new WebSocket(await firstLine(relay, "stdout", "ws:"));
  const ages: number[] = [];
  const rowSchema = z.object({ receivedAt: z.string() });
  socket.on("message", (data) => {
    const { receivedAt } = rowSchema.parse(JSON.parse(String(data)));
    ages.push(Date.now() - Date.parse(receivedAt));
  });
  await new Promise((resolve) => socket.once("open", resolve));
  await ended(start([...peer, "publish", url, file], env));
  await sleep(1_000);
  socket.terminate();
  relay.kill("SIGTERM");
  await ended(relay);
  return ages;
}

function start(words: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, words, { cwd: packageRoot, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** The first line that has a word in it. */
function firstLine(child: ChildProcess, stream: "stdout" | "stderr", word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child[stream]?.on("data", (chunk) => {
      text += chunk;
      const line = text.split("\n").find((candidate) => candidate.includes(word));
      if (line !== undefined) resolve(line);
    });
    child.once("close", () => reject(new Error(`it ended before it said ${word}: ${text}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code) throw new Error(`a process ended with ${code}`);
}

function figures(ages: number[]): { delivered: number; p50Ms: number; p99Ms: number; maxMs: number } {
  return {
    delivered: ages.length,
    p50Ms: quantile(ages, 0.5),
    p99Ms: quantile(ages, 0.99),
    maxMs: quantile(ages, 1),
  };
}

function ratio(ours: number[], bare: number[], share: number): number {
  return Math.round((quantile(ours, share) / Math.max(quantile(bare, share), 1)) * 10) / 10;
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

await main();
