import { spawn } from "node:child_process";
import { messageOf } from "../../core/domain/errors.ts";
import type { Log } from "../../core/log.ts";

/** Runs the command (a program and its arguments, apart by spaces) that turns this machine off; without one, whoever started the program does. */
export async function powerOff(command: string | undefined, log: Log): Promise<void> {
  const [file, ...args] = command?.split(/\s+/).filter(Boolean) ?? [];
  if (file === undefined) return;
  log.info({ command }, "machine.power_off");
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(file, args, { stdio: "ignore" });
      child.once("error", reject);
      child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))));
    });
  } catch (error) {
    // The sweep, and the cloud's own time limit, take away what does not turn itself off.
    log.error({ command, error: messageOf(error) }, "machine.power_off_failed");
  }
}
