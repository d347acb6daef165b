import type { Tier } from "../../domain/tiers.ts";
import type { Reader } from "./reader.ts";

export const roles = ["SUBSCRIBER", "EDITOR", "ML", "OPERATOR", "ADMIN"] as const;
export type Role = (typeof roles)[number];

export interface AccountRow {
  id: string;
  email: string;
  passwordHash: string;
  tier: Tier;
  role: Role;
  createdAt: Date;
}

const columns = `u.id, u.email, u.password_hash AS "passwordHash", u.tier, u.role, u.created_at AS "createdAt"`;

export async function findAccountByEmail(reader: Reader, email: string): Promise<AccountRow | undefined> {
  const rows = await reader.query<AccountRow[]>(`SELECT ${columns} FROM app_user u WHERE u.email = $1`, [
    email,
  ]);
  return rows[0];
}

/** The account a session that has not ended belongs to. */
export async function findAccountBySession(
  reader: Reader,
  tokenHash: string,
  now: Date,
): Promise<AccountRow | undefined> {
  const rows = await reader.query<AccountRow[]>(
    `SELECT ${columns} FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.token_hash = $1 AND s.expires_at > $2`,
    [tokenHash, now],
  );
  return rows[0];
}

/** Adds an account and says whether it did: an address is one account. */
export async function insertAccount(reader: Reader, account: AccountRow): Promise<boolean> {
  const rows = await reader.query<unknown[]>(
    `INSERT INTO app_user (id, email, password_hash, tier, role, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [account.id, account.email, account.passwordHash, account.tier, account.role, account.createdAt],
  );
  return rows.length > 0;
}

/** Sets an account's tier and role (each left as it is when not given); undefined when there is no such account. */
export async function setAccountRights(
  reader: Reader,
  email: string,
  { tier, role }: { tier?: Tier; role?: Role },
): Promise<AccountRow | undefined> {
  await reader.query(
    "UPDATE app_user SET tier = coalesce($2, tier), role = coalesce($3, role) WHERE email = $1",
    [email, tier ?? null, role ?? null],
  );
  return findAccountByEmail(reader, email);
}

export async function insertSession(
  reader: Reader,
  session: { tokenHash: string; userId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await reader.query(
    "INSERT INTO session (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
    [session.tokenHash, session.userId, session.createdAt, session.expiresAt],
  );
}

export async function deleteSession(reader: Reader, tokenHash: string): Promise<void> {
  await reader.query("DELETE FROM session WHERE token_hash = $1", [tokenHash]);
}
