import { deepStrictEqual } from "node:assert";
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import pg from "pg";
import { z } from "zod";
import { createApi } from "../api/server.ts";
import { connectDatabase } from "../core/database/connect.ts";
import { startPostgres } from "../core/database/embedded/postgres-server.ts";
import { PostgresNotifications } from "../core/database/notifications.ts";
import { silentLog } from "../core/log.ts";
import { publishRun } from "../tests/support/published-run.ts";
import { assetJsonSql, assetQuery } from "./api-query.ts";
import { logIn } from "./log-in.ts";

/**
 * Requests a second of the asset query (365 daily bars, 120 six-hourly points, 9 forecasts), uncached, beside a bare
 * node:http + pg handler whose SQL builds the same JSON from the same run of the same database. The load comes
 * from a process of its own over loopback; the two take turns, and the ratio of the medians is what counts.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { small: { type: "boolean", default: false } } });
  const { rounds, seconds } = values.small ? { rounds: 1, seconds: 2 } : { rounds: 5, seconds: 8 };
  const home = mkdtempSync(path.join(tmpdir(), "pulso-bench-"));
  chmodSync(home, 0o755);
  const server = await startPostgres(home);
  try {
    const run = "2026-11-22T06";
    const token = "b".repeat(43);
    const dataSource = await connectDatabase(server.url);
    await publishRun(dataSource, { run, symbols: ["ACME", "ZEN"], days: 800 });
    await logIn(dataSource, token);
    const pool = new pg.Pool({ connectionString: server.url, max: 10, options: "-c timezone=UTC" });
    // The server may close an idle connection; the next query opens another, or says what is wrong.
    pool.on("error", () => {});
    const notifications = new PostgresNotifications(server.url, () => {});
    const api = createApi({
      dataSource,
      notifications,
      config: { host: "127.0.0.1", port: 0, publicUrl: "http://localhost", sources: [], mlUsdPerHour: 0 },
      clock: { now: () => new Date("2026-11-22T07:00:00Z") },
      log: silentLog,
      mail: { send: async () => {} },
      catalogue: [],
    });
    const { url } = await api.start();
    const bare = createServer((_request, response) => {
      pool.query<{ body: string }>(assetJsonSql, ["ACME", run]).then(
        ({ rows }) => response.setHeader("content-type", "application/json").end(rows[0]?.body),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
    try {
      const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
      const target = {
        url: `${url}/graphql`,
        cookie: `pulso_session=${token}`,
        body: JSON.stringify({ query: assetQuery }),
      };
      const bytes = await compare(bareUrl, target);
      const figures = { api: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        figures.bare.push(await load(bareUrl, seconds));
        figures.api.push(await load(target.url, seconds, target));
      }
      const [apiRate, bareRate] = [median(figures.api), median(figures.bare)];
      process.stdout.write(
        `${JSON.stringify({ bench: "api", answerBytes: bytes, rounds, seconds, connections, apiPerSecond: apiRate, barePerSecond: bareRate, ratio: Number((apiRate / bareRate).toFixed(3)) })}\n`,
      );
    } finally {
      bare.close();
      bare.closeAllConnections();
      await api.stop();
      await notifications.close();
      await pool.end();
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const connections = 10;

interface Target {
  url: string;
  cookie: string;
  body: string;
}

/** Both must say the same before their speeds may be compared. Returns the answer's size. */
async function compare(bareUrl: string, { url, cookie, body }: Target): Promise<number> {
  const headers = { "content-type": "application/json", cookie };
  const answer = await (await fetch(url, { method: "POST", headers, body })).text();
  const bare = await (await fetch(bareUrl)).text();
  const parse = (text: string) => z.object({ data: z.unknown() }).parse(JSON.parse(text)).data;
  deepStrictEqual(parse(answer), parse(bare));
  return answer.length;
}

const resultSchema = z.object({
  requests: z.object({ average: z.number() }),
  errors: z.literal(0),
  non2xx: z.literal(0),
});

/** Requests a second, answered whole and without a fault, by autocannon in a process of its own. */
async function load(url: string, seconds: number, target?: Target): Promise<number> {
  const autocannon = fileURLToPath(import.meta.resolve("autocannon"));
  const post = target
    ? [
        "-m",
        "POST",
        "-H",
        "content-type=application/json",
        "-H",
        `cookie=${target.cookie}`,
        "-b",
        target.body,
      ]
    : [];
  const args = [autocannon, "-j", "-c", String(connections), "-d", String(seconds), ...post, url];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    timeout: (seconds + 30) * 1_000,
    maxBuffer: 16_777_216,
  });
  return resultSchema.parse(JSON.parse(stdout)).requests.average;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

await main();
