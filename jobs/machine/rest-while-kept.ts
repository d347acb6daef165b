import { setTimeout as sleep } from "node:timers/promises";
import type { StageDeps } from "../stage.ts";
import type { OwnMachine } from "./own-machine.ts";

const lookEveryMs = 2_000;

/**
 * A machine whose work is done ends, unless the ML team's veto keeps it: then it tells its host of the manifest at once,
 * since its end comes later, and stays until the label's time is over, the label is gone or it is stopped.
 */
export async function restWhileKept(
  machine: OwnMachine | undefined,
  manifest: string,
  { clock, log, signal }: Pick<StageDeps, "clock" | "log" | "signal">,
): Promise<void> {
  const isKept = async () => {
    const until = await machine?.keptUntil();
    return until != null && clock.now() < until;
  };
  if (!(await isKept())) return;
  if (process.connected) process.send?.({ manifest }, undefined, undefined, () => {});
  log.info({ manifest }, "machine.rests");
  while (!signal.aborted && (await isKept())) await sleep(lookEveryMs, undefined, { signal }).catch(() => {});
}
