import type { Clock, Machines, Mail, ObjectStore } from "../core/cloud/ports.ts";
import type { LedgerRepository } from "../core/database/repositories/ledger.ts";
import type { Stage } from "../core/domain/manifest.ts";
import type { Log } from "../core/log.ts";

/** What the orchestrating functions work with, on one machine and on Google Cloud alike. */
export interface FunctionDeps {
  ledger: LedgerRepository;
  store: ObjectStore;
  /** Who carries out each stage: machines, a cluster, the database's loader. */
  workers: Record<Stage, Machines>;
  clock: Clock;
  mail: Mail;
  /** Where alerts go. */
  operatorEmail: string;
  log: Log;
}
