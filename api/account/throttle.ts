import { createHash } from "node:crypto";
import { countAttempt, forgetAttempts } from "../../core/database/repositories/login-attempts.ts";
import type { Reader } from "../../core/database/repositories/reader.ts";
import { AppError } from "../../core/domain/errors.ts";

export interface Limit {
  /** What is counted: `login.account:…`; hashed before it is stored. */
  key: string;
  attemptsMax: number;
  windowMs: number;
}

/** Counts an attempt against every limit. Throws `auth.throttled` with `retryAfterSeconds` when one is over. */
export async function throttle(reader: Reader, limits: readonly Limit[], now: Date): Promise<void> {
  for (const { key, attemptsMax, windowMs } of limits) {
    const { failures, windowStartsAt } = await countAttempt(reader, hashed(key), { now, windowMs });
    if (failures <= attemptsMax) continue;
    const retryAfterSeconds = Math.ceil((windowStartsAt.getTime() + windowMs - now.getTime()) / 1_000);
    throw new AppError("auth.throttled", {
      message: `too many attempts; try again in ${retryAfterSeconds} seconds`,
      retryAfterSeconds,
    });
  }
}

/** Takes this attempt back once it has proved no guess. */
export async function forgive(reader: Reader, limits: readonly Limit[]): Promise<void> {
  await forgetAttempts(
    reader,
    limits.map(({ key }) => hashed(key)),
  );
}

/** The table names no address and no account. */
function hashed(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
