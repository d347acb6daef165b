import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import { hashToken } from "../../api/account/session-cookie.ts";
import type { ApiDeps } from "../../api/deps.ts";
import { type Api, createApi } from "../../api/server.ts";
import { createDataSource } from "../../core/database/connect.ts";
import { type Notifications, PostgresNotifications } from "../../core/database/notifications.ts";
import type { Asset } from "../../core/domain/assets.ts";
import type { Tier } from "../../core/domain/tiers.ts";
import { silentLog } from "../../core/log.ts";
import { createTestDatabase } from "./database.ts";

export interface GraphqlAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  data: any;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
  extensions: { run: string | null };
  status: number;
  setCookie: string | null;
}

export interface Query {
  query: string;
  variables?: Record<string, unknown>;
  cookie?: string;
}

/** The real server over HTTP with a database of its own, a clock to set and a list of the mails sent. */
export interface TestApi extends AsyncDisposable {
  api: Api;
  url: string;
  dataSource: DataSource;
  databaseUrl: string;
  notifications: Notifications;
  mails: { to: string; subject: string; text: string }[];
  clock: { now(): Date; set(at: string): void };
  ask(query: string | Query): Promise<GraphqlAnswer>;
  /** A session's cookie of a new account of a tier. */
  cookieOf(tier: Tier): Promise<string>;
}

export async function startTestApi(changes: Partial<ApiDeps> & { now: string }): Promise<TestApi> {
  const { now: startsAt, ...deps } = changes;
  const database = await createTestDatabase();
  const dataSource = await createDataSource(database.url).initialize();
  let now = new Date(startsAt);
  const clock = {
    now: () => now,
    set(at: string) {
      now = new Date(at);
    },
  };
  const mails: TestApi["mails"] = [];
  const notifications = new PostgresNotifications(database.url, () => {});
  const api = createApi({
    dataSource,
    notifications,
    config: {
      host: "127.0.0.1",
      port: 0,
      publicUrl: "http://localhost:4000",
      sources: ["sample"],
      mlUsdPerHour: 0.4,
    },
    clock,
    log: silentLog,
    mail: { send: async (message) => void mails.push(message) },
    catalogue: testCatalogue,
    ...deps,
  });
  const { url } = await api.start();
  return {
    api,
    url,
    dataSource,
    databaseUrl: database.url,
    notifications,
    mails,
    clock,
    ask: (query) => ask(url, typeof query === "string" ? { query } : query),
    async cookieOf(tier) {
      const token = randomBytes(32).toString("base64url");
      const id = crypto.randomUUID();
      await dataSource.query(
        "INSERT INTO app_user (id, email, password_hash, tier, role, created_at) VALUES ($1, $2, '', $3, 'SUBSCRIBER', $4)",
        [id, `${id}@example.org`, tier, now],
      );
      await dataSource.query(
        "INSERT INTO session (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        [hashToken(token), id, now, new Date(now.getTime() + 400 * 86_400_000)],
      );
      return `pulso_session=${token}`;
    },
    async [Symbol.asyncDispose]() {
      await api.stop();
      await notifications.close();
      await dataSource.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}

export const testCatalogue: Asset[] = [
  { symbol: "ACME", class: "stock", name: "Acme Tools", formerSymbols: [], aliases: ["anvil maker"] },
  { symbol: "ZEN", class: "stock", name: "Zen Gardens", formerSymbols: [], aliases: ["quiet stones"] },
  { symbol: "BTC", class: "crypto", name: "Bitcoin", formerSymbols: [], aliases: [] },
  {
    symbol: "GONE",
    class: "stock",
    name: "Gone Motors",
    formerSymbols: [{ symbol: "WENT", until: "2020-01-02" }],
    aliases: [],
    delistedOn: "2026-10-30",
  },
];

async function ask(url: string, { query, variables, cookie }: Query): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Pick<GraphqlAnswer, "data" | "errors" | "extensions">;
  return { ...body, status: response.status, setCookie: response.headers.get("set-cookie") };
}
