import type { Reader } from "./reader.ts";

/** Removes what can open or slow nothing any more: windows of attempts begun before an instant, links and sessions that have ended. */
export async function deleteOutdatedAccess(
  reader: Reader,
  { now, attemptsBefore }: { now: Date; attemptsBefore: Date },
): Promise<void> {
  await reader.query("DELETE FROM login_attempt WHERE window_starts_at <= $1", [attemptsBefore]);
  await reader.query("DELETE FROM password_reset WHERE expires_at <= $1", [now]);
  await reader.query("DELETE FROM session WHERE expires_at <= $1", [now]);
}
