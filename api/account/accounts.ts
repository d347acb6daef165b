import { randomBytes as systemRandomBytes } from "node:crypto";
import {
  type AccountRow,
  deleteSession,
  findAccountByEmail,
  insertAccount,
  insertSession,
} from "../../core/database/repositories/accounts.ts";
import { deleteOutdatedAccess } from "../../core/database/repositories/outdated-access.ts";
import {
  applyPasswordReset,
  findResettableUser,
  insertPasswordReset,
} from "../../core/database/repositories/password-resets.ts";
import { AppError, messageOf } from "../../core/domain/errors.ts";
import { tierNames } from "../../core/domain/tiers.ts";
import type { ApiDeps } from "../deps.ts";
import { checkPassword, hashPassword, parseEmail, verifyPassword } from "./password.ts";
import { passwordResetMail, resetMinutes } from "./reset-mail.ts";
import { hashToken, sessionDays } from "./session-cookie.ts";
import { forgive, type Limit, throttle } from "./throttle.ts";

const quarterMs = 15 * 60_000;
/** The longest window of attempts, too. */
const hourMs = 60 * 60_000;

/** Accounts and their sessions: what is told never depends on whether an account exists, nor does the time it takes. */
export class Accounts {
  readonly #deps: ApiDeps;
  readonly #randomBytes: (count: number) => Buffer;
  readonly #background = new Set<Promise<void>>();

  constructor(deps: ApiDeps) {
    this.#deps = deps;
    this.#randomBytes = deps.randomBytes ?? systemRandomBytes;
  }

  /** A new account of the lowest tier. Throws `input.invalid`, `auth.email_taken`, `auth.throttled`. */
  async register(emailText: string, password: string, address: string): Promise<AccountRow> {
    const email = parseEmail(emailText);
    checkPassword(password);
    const { dataSource, clock } = this.#deps;
    await throttle(
      dataSource,
      [{ key: `register:${address}`, attemptsMax: 20, windowMs: hourMs }],
      clock.now(),
    );
    const account: AccountRow = {
      id: this.#uuid(),
      email,
      passwordHash: await hashPassword(password),
      tier: tierNames[0],
      role: "SUBSCRIBER",
      createdAt: clock.now(),
    };
    if (!(await insertAccount(dataSource, account)))
      throw new AppError("auth.email_taken", { message: "an account with this address exists" });
    return account;
  }

  /** Throws `auth.invalid` for a wrong address and a wrong password alike, `auth.throttled`. */
  async logIn(emailText: string, password: string, address: string): Promise<AccountRow> {
    const { dataSource, clock } = this.#deps;
    const email = emailText.trim().toLowerCase();
    const limits: Limit[] = [
      { key: `login.address:${address}`, attemptsMax: 50, windowMs: quarterMs },
      { key: `login.account:${email}`, attemptsMax: 10, windowMs: quarterMs },
    ];
    await throttle(dataSource, limits, clock.now());
    const account = await findAccountByEmail(dataSource, email.replaceAll("\0", ""));
    if (!(await verifyPassword(account?.passwordHash, password)) || !account)
      throw new AppError("auth.invalid", { message: "e-mail or password is wrong" });
    await forgive(dataSource, limits);
    return account;
  }

  /** Opens a session and answers its token; the one the caller had is closed. */
  async openSession(account: AccountRow, previousToken: string | undefined): Promise<string> {
    const { dataSource, clock } = this.#deps;
    if (previousToken) await deleteSession(dataSource, hashToken(previousToken));
    const token = this.#token();
    const createdAt = clock.now();
    const expiresAt = new Date(createdAt.getTime() + sessionDays * 24 * hourMs);
    await insertSession(dataSource, {
      tokenHash: hashToken(token),
      userId: account.id,
      createdAt,
      expiresAt,
    });
    return token;
  }

  async closeSession(token: string): Promise<void> {
    await deleteSession(this.#deps.dataSource, hashToken(token));
  }

  /** Mails a link when there is such an account, after the answer: its time tells nothing. Throws `auth.throttled`. */
  async requestPasswordReset(emailText: string, address: string): Promise<void> {
    const email = parseEmail(emailText);
    const limits: Limit[] = [
      { key: `reset.address:${address}`, attemptsMax: 20, windowMs: hourMs },
      { key: `reset.account:${email}`, attemptsMax: 5, windowMs: hourMs },
    ];
    await throttle(this.#deps.dataSource, limits, this.#deps.clock.now());
    const work = this.#mailReset(email)
      .catch((error) => this.#deps.log.error({ error: messageOf(error) }, "api.reset_mail_failed"))
      .finally(() => this.#background.delete(work));
    this.#background.add(work);
  }

  /** Sets a new password; every session and every other link of the account ends. Throws `auth.token`, `input.invalid`. */
  async resetPassword(token: string, password: string, address: string): Promise<void> {
    checkPassword(password);
    const { dataSource, clock } = this.#deps;
    const now = clock.now();
    await throttle(dataSource, [{ key: `token:${address}`, attemptsMax: 50, windowMs: hourMs }], now);
    const tokenHash = hashToken(token);
    const isOpen = (await findResettableUser(dataSource, tokenHash, now)) !== undefined;
    const isSpent =
      isOpen &&
      (await applyPasswordReset(dataSource, { tokenHash, passwordHash: await hashPassword(password), now }));
    if (!isSpent) throw new AppError("auth.token", { message: "the link is used or out of date" });
  }

  /** Removes ended sessions and links and the windows of attempts that are over. Never throws: an hour later it is done again. */
  async forgetOutdated(): Promise<void> {
    const { dataSource, clock, log } = this.#deps;
    const now = clock.now();
    const attemptsBefore = new Date(now.getTime() - hourMs);
    await deleteOutdatedAccess(dataSource, { now, attemptsBefore }).catch((error: unknown) =>
      log.warn({ error: messageOf(error) }, "api.outdated_left"),
    );
  }

  /** Waits for the mails under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#background);
  }

  async #mailReset(email: string): Promise<void> {
    const { dataSource, clock, mail, config } = this.#deps;
    const account = await findAccountByEmail(dataSource, email);
    if (!account) return;
    const token = this.#token();
    const expiresAt = new Date(clock.now().getTime() + resetMinutes * 60_000);
    await insertPasswordReset(dataSource, { tokenHash: hashToken(token), userId: account.id, expiresAt });
    await mail.send({ to: account.email, ...passwordResetMail(config.publicUrl, token) });
  }

  /** 256 unguessable bits, for a cookie or a link. */
  #token(): string {
    return this.#randomBytes(32).toString("base64url");
  }

  /** A version 4 UUID (RFC 9562). */
  #uuid(): string {
    const bytes = this.#randomBytes(16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }
}
