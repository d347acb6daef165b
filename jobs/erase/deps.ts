import type { DataSource } from "typeorm";
import type { Clock, ObjectStore } from "../../core/cloud/ports.ts";
import type { Config } from "../../core/config.ts";
import type { Log } from "../../core/log.ts";
import type { Source } from "../fetch/sources/source.ts";

/** What erasing works with. */
export interface EraseDeps {
  dataSource: DataSource;
  store: ObjectStore;
  config: Pick<Config, "retentions">;
  clock: Clock;
  log: Log;
  /** Whose terms say how long their texts are kept. */
  sources: readonly Pick<Source, "name" | "terms">[];
  signal: AbortSignal;
}
