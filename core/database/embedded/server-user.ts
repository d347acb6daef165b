import { readFileSync } from "node:fs";
import { AppError } from "../../domain/errors.ts";

export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root: the user it runs as instead, or undefined when this process is no root.
 * Throws `database.unavailable` when the machine has no unprivileged account to lend.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map(parseAccount);
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((candidate) => candidate?.name === name);
    if (account) return account;
  }
  throw new AppError("database.unavailable", {
    message: "PostgreSQL cannot run as root, and there is no account `postgres` or `nobody` to run it as",
  });
}

function parseAccount(line: string): ServerUser | undefined {
  const [name, , uid, gid] = line.split(":");
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}
