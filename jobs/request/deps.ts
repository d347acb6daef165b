import type { Clock, ObjectStore } from "../../core/cloud/ports.ts";
import type { Config } from "../../core/config.ts";
import type { Notifications } from "../../core/database/notifications.ts";
import type { Database, Reader } from "../../core/database/repositories/reader.ts";
import type { Asset } from "../../core/domain/assets.ts";
import type { Log } from "../../core/log.ts";
import type { HttpTools } from "../fetch/http.ts";
import type { Source } from "../fetch/sources/source.ts";
import type { AssetSearch } from "./search/asset-search.ts";

/** What answering users' requests for assets works with. */
export interface RequestDeps {
  database: RequestDatabase;
  notifications: Notifications;
  store: ObjectStore;
  config: Config;
  clock: Clock;
  log: Log;
  catalogue: readonly Asset[];
  /** Every source there is; those that the configuration names are asked. */
  sources: readonly Source[];
  searches: readonly AssetSearch[];
  tools: HttpTools;
  /** Aborted when the host stops: what is under way is left as it is, and goes on at the next start. */
  signal: AbortSignal;
}

/** TypeORM's DataSource is one. */
export interface RequestDatabase extends Database {
  /** A connection of one's own, for locks that last as long as it is held. */
  createQueryRunner(): Reader & { release(): Promise<void> };
}
