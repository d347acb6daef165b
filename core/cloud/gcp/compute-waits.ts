import { setTimeout as sleep } from "node:timers/promises";
import type { ComputeClients } from "./compute-clients.ts";
import { computeFault, OperationFailed } from "./compute-errors.ts";

export interface WaitOptions {
  /** For how long an operation is waited for. */
  operationWaitMs: number;
  /** Pauses between the tries of a read that the service did not answer; there are as many tries more. */
  readPausesMs: readonly number[];
  /** How long one request may take. */
  requestMs: number;
  /** How long the service may hold its answer back while an operation goes on: it does so for two minutes. */
  holdMs: number;
}

export const defaultWaits: WaitOptions = {
  operationWaitMs: 180_000,
  readPausesMs: [250, 1_000, 3_000],
  requestMs: 30_000,
  holdMs: 130_000,
};

/** The client's own time limits do not end a request over HTTP whose answer never comes. */
export async function within<T>(ms: number, request: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([request, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again what changes nothing, while the service does not answer. */
export async function askAgain<T>(
  ask: () => Promise<T>,
  { readPausesMs }: Pick<WaitOptions, "readPausesMs">,
): Promise<T> {
  for (let tried = 0; ; tried++)
    try {
      return await ask();
    } catch (error) {
      const pauseMs = readPausesMs[tried];
      if (pauseMs === undefined || computeFault(error) !== "unavailable") throw error;
      await sleep(pauseMs);
    }
}

/**
 * Waits until an operation of a zone is over. Throws `OperationFailed` with the service's reasons, or what kept it
 * from learning the outcome.
 */
export async function waitForOperation(
  { operations }: Pick<ComputeClients, "operations">,
  at: { project: string; zone: string; operation: string },
  waits: WaitOptions,
): Promise<void> {
  const deadline = Date.now() + waits.operationWaitMs;
  for (let silent = 0; ; ) {
    try {
      const [{ status, error, httpErrorStatusCode }] = await within(waits.holdMs, operations.wait(at));
      silent = 0;
      if (error?.errors?.length) throw new OperationFailed(error.errors, httpErrorStatusCode ?? undefined);
      if (status === "DONE") return;
    } catch (error) {
      if (error instanceof OperationFailed || computeFault(error) !== "unavailable") throw error;
      if (Date.now() >= deadline) throw error;
      await sleep(waits.readPausesMs[silent++] ?? waits.readPausesMs.at(-1) ?? 1_000);
    }
    if (Date.now() >= deadline) throw new Error(`operation ${at.operation} is not over yet`);
  }
}
