import type { Reader } from "./reader.ts";

export async function insertPasswordReset(
  reader: Reader,
  reset: { tokenHash: string; userId: string; expiresAt: Date },
): Promise<void> {
  await reader.query("INSERT INTO password_reset (token_hash, user_id, expires_at) VALUES ($1, $2, $3)", [
    reset.tokenHash,
    reset.userId,
    reset.expiresAt,
  ]);
}

/** The account a reset token may still be used for. */
export async function findResettableUser(
  reader: Reader,
  tokenHash: string,
  now: Date,
): Promise<string | undefined> {
  const rows = await reader.query<{ user_id: string }[]>(
    "SELECT user_id FROM password_reset WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
    [tokenHash, now],
  );
  return rows[0]?.user_id;
}

/**
 * Spends a reset token: sets the password, ends every other token and every session of the account. One statement,
 * so of two uses at once one wins. False when the token is unknown, spent or out of date.
 */
export async function applyPasswordReset(
  reader: Reader,
  { tokenHash, passwordHash, now }: { tokenHash: string; passwordHash: string; now: Date },
): Promise<boolean> {
  const rows = await reader.query<{ changed: number }[]>(
    `WITH spent AS (
       UPDATE password_reset SET used_at = $2
       WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING user_id
     ), others AS (
       UPDATE password_reset SET used_at = $2
       WHERE user_id IN (SELECT user_id FROM spent) AND used_at IS NULL AND token_hash <> $1
     ), closed AS (
       DELETE FROM session WHERE user_id IN (SELECT user_id FROM spent)
     ), changed AS (
       UPDATE app_user SET password_hash = $3 WHERE id IN (SELECT user_id FROM spent) RETURNING id
     ) SELECT count(*)::int4 AS changed FROM changed`,
    [tokenHash, now, passwordHash],
  );
  return (rows[0]?.changed ?? 0) > 0;
}
