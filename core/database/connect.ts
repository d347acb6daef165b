import { DataSource } from "typeorm";
import { AppError, messageOf } from "../domain/errors.ts";
import { advisoryLocks } from "./advisory-locks.ts";
import { entities } from "./entities/index.ts";
import { migrations } from "./migrations/index.ts";

/** Asked at every new connection: a password that is a token of an hour is renewed by it. */
export type PasswordSource = () => Promise<string>;

export interface ConnectOptions {
  poolSize?: number;
  /** In place of the password of the url. */
  password?: PasswordSource;
}

/** Connects to a PostgreSQL and brings its tables up to date. Throws `database.unavailable`. */
export async function connectDatabase(url: string, options: ConnectOptions = {}): Promise<DataSource> {
  const dataSource = createDataSource(url, options);
  try {
    await dataSource.initialize();
  } catch (cause) {
    throw new AppError("database.unavailable", {
      message: `cannot connect to PostgreSQL: ${messageOf(cause)}`,
      cause,
    });
  }
  try {
    await migrate(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

export function createDataSource(url: string, { poolSize = 10, password }: ConnectOptions = {}): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    entities,
    migrations,
    poolSize,
    applicationName: "pulso",
    migrationsTableName: "migration",
    extra: {
      connectionTimeoutMillis: 10_000,
      options: "-c timezone=UTC",
      // The driver would take the password of the url before any other: it gets the url's parts instead.
      ...(password && { ...partsOf(url), password }),
    },
    poolErrorHandler: () => {},
  });
}

async function migrate(dataSource: DataSource): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query("select pg_advisory_lock($1)", [advisoryLocks.migration]);
    await dataSource.runMigrations({ transaction: "each" });
  } finally {
    await lock.query("select pg_advisory_unlock($1)", [advisoryLocks.migration]).catch(() => {});
    await lock.release();
  }
}

/** A url in the driver's words; `no-verify` trusts any certificate, as of a server known by a private address. */
function partsOf(databaseUrl: string) {
  const { hostname, port, username, pathname, searchParams } = new URL(databaseUrl);
  const mode = searchParams.get("sslmode") ?? "disable";
  return {
    connectionString: undefined,
    host: hostname,
    port: port === "" ? 5_432 : Number(port),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    ssl: mode === "no-verify" ? { rejectUnauthorized: false } : mode !== "disable",
  };
}
