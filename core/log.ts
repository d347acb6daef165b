import { destination, pino, stdTimeFunctions } from "pino";
import type { Config } from "./config.ts";

/** Events with fields, on standard error so that standard output stays the command's own. */
export type Log = {
  debug(fields: Record<string, unknown>, event: string): void;
  info(fields: Record<string, unknown>, event: string): void;
  warn(fields: Record<string, unknown>, event: string): void;
  error(fields: Record<string, unknown>, event: string): void;
};

export function createLog({ logLevel }: Pick<Config, "logLevel">): Log {
  return pino(
    { level: logLevel, base: undefined, timestamp: stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  );
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
