import type { DataSource } from "typeorm";
import { databasePassword } from "../core/cloud/database-password.ts";
import type { Config } from "../core/config.ts";
import { connectDatabase, type PasswordSource } from "../core/database/connect.ts";
import { lockHolder, lockInstance } from "../core/database/embedded/instance-lock.ts";
import { findRunningPostgres, startPostgres } from "../core/database/embedded/postgres-server.ts";
import { AppError } from "../core/domain/errors.ts";

export interface OpenDatabase extends AsyncDisposable {
  dataSource: DataSource;
  url: string;
  /** Whether another process hosts the instance, and so moves its runs. */
  hostedElsewhere: boolean;
}

/**
 * The database for a command that only looks or writes a little: the given server, else the one that a running
 * Pulso of this home folder hosts, else the embedded one for as long as the command lasts.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const isHosted = lockHolder(config.home) !== undefined;
  if (config.databaseUrl)
    return opened(config.databaseUrl, isHosted, async () => {}, await databasePassword(config));
  if (isHosted) {
    const url = await findRunningPostgres(config.home);
    if (!url)
      throw new AppError("database.unavailable", {
        message: `the Pulso that runs in ${config.home} has no database yet; try again in a moment`,
      });
    return opened(url, true, async () => {});
  }
  const lock = lockInstance(config.home);
  try {
    const server = await startPostgres(config.home);
    return await opened(server.url, false, async () => {
      await server.stop();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function opened(
  url: string,
  hostedElsewhere: boolean,
  close: () => Promise<void>,
  password?: PasswordSource,
): Promise<OpenDatabase> {
  try {
    const dataSource = await connectDatabase(url, { poolSize: 2, password });
    return {
      dataSource,
      url,
      hostedElsewhere,
      [Symbol.asyncDispose]: async () => {
        await dataSource.destroy();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
