import { hashToken } from "../api/account/session-cookie.ts";
import type { Reader } from "../core/database/repositories/reader.ts";

/** Makes a PLUS account with a session of this token. */
export async function logIn(dataSource: Reader, token: string): Promise<void> {
  const id = "00000000-0000-4000-8000-000000000001";
  await dataSource.query(
    "INSERT INTO app_user (id, email, password_hash, tier, role, created_at) VALUES ($1, 'bench@example.org', '', 'PLUS', 'SUBSCRIBER', now())",
    [id],
  );
  await dataSource.query(
    "INSERT INTO session (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, '2026-11-22', '2027-11-22')",
    [hashToken(token), id],
  );
}
