import type { IncomingMessage, ServerResponse } from "node:http";
import { type AccountRow, findAccountBySession } from "../core/database/repositories/accounts.ts";
import type { Asset } from "../core/domain/assets.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Tier } from "../core/domain/tiers.ts";
import { tierOf } from "./access.ts";
import type { Accounts } from "./account/accounts.ts";
import { hashToken, SessionCookie } from "./account/session-cookie.ts";
import type { ApiDeps } from "./deps.ts";
import type { RankedMentions } from "./mentions/rank-mentions.ts";
import type { LiveQuotes } from "./quote/live-quotes.ts";
import { createReads, type Reads } from "./reads.ts";
import type { Recent } from "./recent.ts";
import { readView, type View } from "./view.ts";

/** What every instance shares between its requests. */
export interface ApiParts {
  deps: ApiDeps;
  accounts: Accounts;
  catalogueBySymbol: ReadonlyMap<string, Asset>;
  /** Who bore a symbol that is nobody's now. */
  bearers: ReadonlyMap<string, string>;
  quotes: LiveQuotes;
  /** By run, window and order; a published run's never change. */
  rankings: Recent<RankedMentions[]>;
}

/** One request's: who asks, what they see, and what has been read for them. */
export interface ApiContext extends ApiParts {
  account: AccountRow | undefined;
  tier: Tier;
  view: View | undefined;
  reads: Reads;
  cookie: SessionCookie;
  /** The caller's network address, for throttling. */
  address: string;
}

/** Throws `database.unavailable`. */
export async function createContext(
  parts: ApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ApiContext> {
  const { dataSource, clock, config, log } = parts.deps;
  const cookie = new SessionCookie(request, response, config.publicUrl);
  const now = clock.now();
  try {
    const account = cookie.token
      ? await findAccountBySession(dataSource, hashToken(cookie.token), now)
      : undefined;
    const tier = tierOf(account);
    const view = await readView(dataSource, tier, now);
    const reads = createReads(dataSource, parts.catalogueBySymbol, view);
    return { ...parts, account, tier, view, reads, cookie, address: request.socket.remoteAddress ?? "" };
  } catch (cause) {
    log.error({ error: String(cause) }, "api.context_failed");
    throw new AppError("database.unavailable", { message: "the database does not answer", cause });
  }
}
