import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, Socket } from "node:net";
import path from "node:path";
import type { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../../domain/errors.ts";
import { processStart } from "../../process/identity.ts";
import { makeFolder } from "../../process/make-folder.ts";
import { type PostgresBinaries, preparePostgresBinaries } from "./binaries.ts";
import { type ServerUser, serverUser } from "./server-user.ts";

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

interface Place {
  data: string;
  secret: string;
  log: string;
  shared: string;
  user: ServerUser | undefined;
}

const databaseName = "pulso";
const userName = "pulso";

/**
 * Starts the PostgreSQL of a home folder, whose instance lock the caller holds: a server that still runs there
 * was left by a killed process and is stopped first. It listens on the loopback address alone, on a free port,
 * and asks for a random password kept in the folder; it ends when this process ends, however that comes. Throws
 * `database.unavailable`.
 */
export async function startPostgres(home: string): Promise<PostgresServer> {
  const user = serverUser();
  const place = findPlace(home, user);
  const binaries = preparePostgresBinaries(user, place.shared);
  if (!existsSync(path.join(place.data, "PG_VERSION")) || isAbandoned(place, home))
    initialise(place, binaries);
  await clearPidFile(place.data);
  const port = await freePort();
  const child = launch(place, binaries, port);
  const url = urlOf(place, port);
  await waitUntilReady(url, child, place.log);
  await createDatabase(url);
  return {
    url,
    stop: async () => {
      const pid = readPidFile(place.data)?.pid;
      if (pid) await stopProcess(pid);
      child.stdin.destroy();
    },
  };
}

/** The address of the server that a home folder's own process runs now, or undefined. */
export async function findRunningPostgres(home: string): Promise<string | undefined> {
  const place = findPlace(home, serverUser());
  const running = readPidFile(place.data);
  if (!running || !existsSync(place.secret)) return undefined;
  const url = urlOf(place, running.port);
  return (await answers(url)) ? url : undefined;
}

/** As root the server's user must reach the data: a private project folder sends it to /var/lib. */
function findPlace(home: string, user: ServerUser | undefined): Place {
  const own = path.join(home, "postgres");
  makeFolder(home);
  const secret = path.join(home, "postgres-password");
  if (user === undefined) {
    makeFolder(own, { mode: 0o700 });
    return { data: path.join(own, "data"), log: path.join(own, "postgres.log"), secret, shared: own, user };
  }
  const reachable = canReach(home, user);
  const key = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const folder = reachable ? own : path.join("/var/lib/pulso", key);
  makeFolder(folder, { mode: 0o755 });
  if (!reachable) chmodSync("/var/lib/pulso", 0o755);
  chmodSync(folder, 0o700);
  chownSync(folder, user.uid, user.gid);
  return {
    data: path.join(folder, "data"),
    log: path.join(folder, "postgres.log"),
    secret,
    shared: "/var/lib/pulso",
    user,
  };
}

/** Data kept outside a home folder whose password went with the folder: nobody can want them any more. */
function isAbandoned(place: Place, home: string): boolean {
  if (existsSync(place.secret)) return false;
  if (!place.data.startsWith(`${home}${path.sep}`)) return true;
  throw new AppError("database.unavailable", {
    message: `${place.secret} is gone, and with it the way into the database; put it back, or remove ${path.dirname(place.data)} to begin anew`,
  });
}

function canReach(folder: string, user: ServerUser): boolean {
  const { root } = path.parse(folder);
  for (let at = folder; at !== root; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
  }
  return true;
}

/**
 * Makes the data folder beside its place and moves it there whole, password first: a process killed meanwhile, whose
 * initdb may live on, leaves no folder that looks finished.
 */
function initialise(place: Place, binaries: PostgresBinaries): void {
  const folder = path.dirname(place.data);
  for (const name of readdirSync(folder))
    if (name.startsWith(partialPrefix))
      rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  const unique = randomBytes(6).toString("hex");
  const partial = path.join(folder, `${partialPrefix}${unique}`);
  const passwordFile = path.join(folder, `${partialPrefix}password-${unique}`);
  const password = randomBytes(24).toString("base64url");
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  try {
    const options = [
      "--no-sync",
      "--no-instructions",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ];
    execFileSync(
      binaries.initdb,
      ["-D", partial, "-U", userName, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...options],
      { ...identity(place.user), cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    );
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    const said = (error as { stderr?: Buffer }).stderr?.toString("utf8").trim();
    throw new AppError("database.unavailable", {
      message: `initdb failed: ${said ?? String(error)}`,
      cause: error,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(place.secret, password, { mode: 0o600 });
  rmSync(place.data, { recursive: true, force: true });
  renameSync(partial, place.data);
}

const partialPrefix = "making-";

/**
 * A small shell stands between: it ends the server when its standard input closes, which it does when this
 * process is gone, even by kill -9. Detached, so that Ctrl-C reaches Pulso alone, which then stops in order.
 */
function launch(
  place: Place,
  binaries: PostgresBinaries,
  port: number,
): { exitCode: number | null; stdin: Writable } {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 60,
    shared_buffers: "64MB",
    max_wal_size: "512MB",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    password_encryption: "scram-sha-256",
  };
  const argumentsOf = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const script =
    'exec 3<&0; "$@" </dev/null & server=$!; (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & wait $server';
  const log = openSync(place.log, "a", 0o600);
  if (place.user) chownSync(place.log, place.user.uid, place.user.gid);
  const child = spawn(
    "/bin/sh",
    ["-c", script, "pulso-postgres", binaries.postgres, "-D", place.data, ...argumentsOf],
    {
      ...identity(place.user),
      cwd: path.dirname(place.data),
      detached: true,
      stdio: ["pipe", log, log],
    },
  );
  closeSync(log);
  child.unref();
  const stdin: Writable | null = child.stdin;
  if (!stdin) throw new AppError("internal", { message: "the server's standard input was not piped" });
  stdin.on("error", () => {});
  if (stdin instanceof Socket) stdin.unref();
  return {
    get exitCode() {
      return child.exitCode;
    },
    stdin,
  };
}

function identity(user: ServerUser | undefined) {
  const env = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return user ? { uid: user.uid, gid: user.gid, env } : { env };
}

async function waitUntilReady(url: string, child: { exitCode: number | null }, log: string): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (await answers(url)) return;
    if (child.exitCode !== null) break;
    await sleep(attempt < 20 ? 25 : 100);
  }
  const tail = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-5).join(" | ") : "";
  throw new AppError("database.unavailable", {
    message: `the embedded PostgreSQL did not start: ${tail}`,
    log,
  });
}

async function createDatabase(url: string): Promise<void> {
  await withClient(maintenance(url), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName}`);
  });
}

/** An orphan is stopped; a pid file whose process is another program by now would only keep the server from starting. */
async function clearPidFile(data: string): Promise<void> {
  const running = readPidFile(data);
  if (!running) return;
  if (isPostgresOf(running.pid, data)) await stopProcess(running.pid);
  else rmSync(path.join(data, "postmaster.pid"), { force: true });
}

function isPostgresOf(pid: number, data: string): boolean {
  if (processStart(pid) === undefined) return false;
  const looks = [
    () => execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }),
    () => readFileSync(`/proc/${pid}/cmdline`, "utf8"),
  ];
  for (const look of looks) {
    try {
      return look().includes(data);
    } catch {
      // There is no such tool here, or the process has ended meanwhile.
    }
  }
  return false;
}

function readPidFile(data: string): { pid: number; port: number } | undefined {
  const file = path.join(data, "postmaster.pid");
  try {
    accessSync(file, constants.R_OK);
    const lines = readFileSync(file, "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

async function stopProcess(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < waitMs; waited += 20) {
      if (processStart(pid) === undefined) return;
      await sleep(20);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(maintenance(url), (client) => client.query("select 1"));
    return true;
  } catch {
    return false;
  }
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf(place: Place, port: number): string {
  const password = readFileSync(place.secret, "utf8").trim();
  return `postgres://${userName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${databaseName}`;
}

function maintenance(url: string): string {
  return url.replace(/\/[^/]*$/, "/postgres");
}
