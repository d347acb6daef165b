import { readKeptUntil } from "../../core/cloud/local/process-machines.ts";
import type { Config } from "../../core/config.ts";

/** The machine a program runs on, as the program itself sees it. */
export interface OwnMachine {
  /** Until when it may stay after its work; null: it ends with it. */
  keptUntil(): Promise<Date | null>;
}

/** Undefined for a program that nobody started as a machine. */
export function ownMachine({ machineRecord }: Pick<Config, "machineRecord">): OwnMachine | undefined {
  return machineRecord === undefined ? undefined : { keptUntil: async () => readKeptUntil(machineRecord) };
}
