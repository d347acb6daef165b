import type { Command } from "commander";
import type { Config } from "../core/config.ts";
import type { Log } from "../core/log.ts";
import type { Reporter } from "./reporter.ts";

/** What a command's action is given; made once in main.ts. */
export interface CommandContext {
  config: Config;
  log: Log;
  reporter: Reporter;
  /** Aborted by Ctrl-C or SIGTERM: stop soon, and leave nothing behind. */
  signal: AbortSignal;
}

/** One file a command under `commands/`: it adds itself to the program; its action gets a fresh context. */
export type RegisterCommand = (program: Command, context: () => CommandContext) => void;
