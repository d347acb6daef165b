import type { Clock, KeptMachines, Machines, Mail, ObjectStore } from "../core/cloud/ports.ts";
import type { Stage } from "../core/domain/manifest.ts";
import type { RunLedger } from "../core/domain/run-ledger.ts";
import type { Vetoes } from "../core/domain/veto.ts";
import type { Log } from "../core/log.ts";

/** What the orchestrating functions work with, on one machine, on Google Cloud and in the simulator alike. */
export interface FunctionDeps {
  ledger: RunLedger;
  store: ObjectStore;
  /** Who carries out each stage: machines, a cluster, the database's loader. */
  workers: Record<Exclude<Stage, "predict">, Machines> & { predict: KeptMachines };
  vetoes: Vetoes;
  /** What an hour of the ML machine costs, in US dollars; 0 where it costs nothing more. */
  mlUsdPerHour: number;
  clock: Clock;
  mail: Mail;
  /** Where alerts go. */
  operatorEmail: string;
  log: Log;
}
