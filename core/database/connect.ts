import { DataSource } from "typeorm";
import { AppError, messageOf } from "../domain/errors.ts";
import { advisoryLocks } from "./advisory-locks.ts";
import { entities } from "./entities/index.ts";
import { migrations } from "./migrations/index.ts";

/** Connects to a PostgreSQL and brings its tables up to date. Throws `database.unavailable`. */
export async function connectDatabase(url: string, { poolSize = 10 } = {}): Promise<DataSource> {
  const dataSource = createDataSource(url, { poolSize });
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

export function createDataSource(url: string, { poolSize = 10 } = {}): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    entities,
    migrations,
    poolSize,
    applicationName: "pulso",
    migrationsTableName: "migration",
    extra: { connectionTimeoutMillis: 10_000, options: "-c timezone=UTC" },
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
