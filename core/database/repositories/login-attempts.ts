import type { Reader } from "./reader.ts";

/**
 * Counts one more attempt under a key and answers how many its window holds and when the window began. Counted
 * before the password is looked at, so that many guesses at once are not let through together.
 */
export async function countAttempt(
  reader: Reader,
  key: string,
  { now, windowMs }: { now: Date; windowMs: number },
): Promise<{ failures: number; windowStartsAt: Date }> {
  const oldest = new Date(now.getTime() - windowMs);
  const rows = await reader.query<{ failures: number; windowStartsAt: Date }[]>(
    `INSERT INTO login_attempt AS a (key, failures, window_starts_at) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET
       failures = CASE WHEN a.window_starts_at > $3 THEN a.failures + 1 ELSE 1 END,
       window_starts_at = CASE WHEN a.window_starts_at > $3 THEN a.window_starts_at ELSE $2 END
     RETURNING failures, window_starts_at AS "windowStartsAt"`,
    [key, now, oldest],
  );
  return rows[0]!;
}

/** Takes an attempt back: what succeeds is no guess. */
export async function forgetAttempts(reader: Reader, keys: readonly string[]): Promise<void> {
  await reader.query(
    "UPDATE login_attempt SET failures = failures - 1 WHERE key = ANY($1) AND failures > 0",
    [keys],
  );
}
