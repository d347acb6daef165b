import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockInstance } from "../../../core/database/embedded/instance-lock.ts";
import { findRunningPostgres, startPostgres } from "../../../core/database/embedded/postgres-server.ts";
import { packageRoot } from "../../../core/package-root.ts";

const isRoot = process.getuid?.() === 0;
let folder: string;
const hosts: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "pulso-embedded-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const host of hosts.splice(0)) host.kill("SIGKILL");
  await sleep(300);
  rmSync(folder, { recursive: true, force: true });
});

async function host(
  home: string,
  options: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/host-postgres.ts", home], {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  });
  hosts.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += chunk;
    });
    child.stdout?.once("data", (chunk) => resolve(JSON.parse(String(chunk)).url));
    child.once("exit", () => reject(new Error(errors)));
  });
  return { child, url };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function endsSoon(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answers = await query(url, "select 1").then(
      () => true,
      () => false,
    );
    if (!answers) return true;
    await sleep(100);
  }
  return false;
}

test("it is UTF-8, on the loopback address, behind a password, and keeps what was written", async () => {
  const home = path.join(folder, "home");
  const first = await startPostgres(home);
  expect(await query(first.url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  expect(await query(first.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  await expect(query(first.url.replace(/:[^:@/]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
  await query(first.url, "create table kept as select 'ñ€' as word");
  expect(await findRunningPostgres(home)).toBe(first.url);
  await first.stop();
  expect(await findRunningPostgres(home)).toBeUndefined();
  const second = await startPostgres(home);
  expect(await query(second.url, "select word from kept")).toEqual([{ word: "ñ€" }]);
  await second.stop();
});

test("kill -9 of the host ends the server too, and the next start recovers every commit", async () => {
  const home = path.join(folder, "home");
  const { child, url } = await host(home);
  await query(url, "create table kept as select 1 as n");
  child.kill("SIGKILL");
  expect(await endsSoon(url)).toBe(true);
  const next = await host(home);
  expect(await query(next.url, "select n from kept")).toEqual([{ n: 1 }]);
});

test("a server that survived its host, shell and all, is replaced, not fought with", async () => {
  const home = path.join(folder, "home");
  const { child, url } = await host(home);
  await query(url, "create table kept as select 1 as n");
  const shells = execFileSync("pgrep", ["-f", `pulso-postgres.*${home}/`], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map(Number);
  for (const pid of shells) process.kill(pid, "SIGKILL");
  child.kill("SIGKILL");
  const next = await host(home);
  expect(await query(next.url, "select n from kept")).toEqual([{ n: 1 }]);
});

test("kill -9 of the server itself leaves a stale pid file, and the next start recovers", async () => {
  const home = path.join(folder, "home");
  const { child, url } = await host(home);
  await query(url, "create table kept as select 1 as n");
  const [row] = await query(
    url,
    "select pg_postmaster_start_time(), current_setting('data_directory') as data",
  );
  const pid = Number(readFileSync(path.join(String(row?.data), "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  child.kill("SIGKILL");
  await sleep(500);
  const next = await host(home);
  expect(await query(next.url, "select n from kept")).toEqual([{ n: 1 }]);
});

test("a second host of the same folder is refused by name, and a dead one's lock is not in the way", async () => {
  const home = path.join(folder, "home");
  const { child } = await host(home);
  expect(() => lockInstance(home)).toThrow(
    expect.objectContaining({ code: "database.locked", message: expect.stringContaining(String(child.pid)) }),
  );
  child.kill("SIGKILL");
  await sleep(300);
  lockInstance(home).release();
  writeFileSync(path.join(home, "instance.lock"), "not json");
  lockInstance(home).release();
  expect(existsSync(path.join(home, "instance.lock"))).toBe(false);
});

test.skipIf(!isRoot)(
  "as root it runs as another user, even when the project lies in a private folder",
  async () => {
    const home = path.join(folder, "private", "home");
    mkdirSync(home, { recursive: true, mode: 0o700 });
    chmodSync(path.join(folder, "private"), 0o700);
    const server = await startPostgres(home);
    const [row] = await query(server.url, "select current_setting('data_directory') as data");
    expect(String(row?.data)).toMatch(/^\/var\/lib\/pulso\//);
    await server.stop();
    rmSync(path.dirname(String(row?.data)), { recursive: true, force: true });
  },
);

test.skipIf(!isRoot)("as an ordinary user it runs as that user", async () => {
  const home = path.join(folder, "theirs");
  mkdirSync(home);
  chownSync(home, 65_534, 65_534);
  const { url } = await host(home, { uid: 65_534, gid: 65_534 });
  expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
});
