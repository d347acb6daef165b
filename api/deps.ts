import type { Clock, Mail } from "../core/cloud/ports.ts";
import type { Config } from "../core/config.ts";
import type { Notifications } from "../core/database/notifications.ts";
import type { Database } from "../core/database/repositories/reader.ts";
import type { Asset } from "../core/domain/assets.ts";
import type { Log } from "../core/log.ts";

/** What the API works with. TypeORM's DataSource is a `Database`. */
export interface ApiDeps {
  dataSource: Database;
  /** What Postgres tells, for subscriptions. */
  notifications: Notifications;
  config: Pick<Config, "host" | "port" | "publicUrl" | "sources" | "mlUsdPerHour">;
  clock: Clock;
  log: Log;
  mail: Mail;
  /** Every asset that may be added, with results or without. */
  catalogue: readonly Asset[];
  /** Unguessable bytes; the system's when not given. */
  randomBytes?: (count: number) => Buffer;
  /** The built web page; not served when absent or missing. */
  webDir?: string;
}
