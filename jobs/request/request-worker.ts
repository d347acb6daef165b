import { advisoryLocks } from "../../core/database/advisory-locks.ts";
import { findOpenRequest } from "../../core/database/repositories/asset-requests.ts";
import { assetRequestChannel } from "../../core/domain/asset-request.ts";
import { messageOf } from "../../core/domain/errors.ts";
import type { RequestDeps } from "./deps.ts";
import { handleRequest } from "./handle-request.ts";

export interface RequestWorker extends AsyncDisposable {
  /** Looks for open requests now; ends when all that can be done is done. */
  look(): Promise<void>;
}

/** How long it rests after the database has failed it. */
const pauseMs = 5_000;

/**
 * Answers users' requests for assets, one after the other, the oldest first: when Postgres tells of one, at the start
 * (what a killed host left goes on) and from time to time. Disposed of, it takes no more, and waits until what was under way has been left as it is.
 */
export async function startRequestWorker(
  deps: Omit<RequestDeps, "signal">,
  { lookEveryMs }: { lookEveryMs: number },
): Promise<RequestWorker> {
  const closing = new AbortController();
  const full: RequestDeps = { ...deps, signal: closing.signal };
  let working: Promise<void> | undefined;
  let isAskedAgain = false;
  const look = (): Promise<void> => {
    isAskedAgain = true;
    working ??= work().finally(() => {
      working = undefined;
    });
    return working;
  };
  async function work(): Promise<void> {
    while (isAskedAgain && !closing.signal.aborted) {
      isAskedAgain = false;
      await drain(full).catch((error: unknown) => {
        if (closing.signal.aborted) return;
        deps.log.error({ error: messageOf(error) }, "request.worker_failed");
        // What it has written before is told to itself too: without a pause it would ask the source again and again.
        return deps.tools.sleep(pauseMs, closing.signal).catch(() => {});
      });
    }
  }
  const forget = await deps.notifications.listen(assetRequestChannel, () => void look());
  const looking = setInterval(() => void look(), lookEveryMs);
  void look();
  return {
    look,
    async [Symbol.asyncDispose]() {
      clearInterval(looking);
      forget();
      closing.abort(new Error("the host is shutting down"));
      await working;
    },
  };
}

/** Every request that can be moved now, each once. */
async function drain(deps: RequestDeps): Promise<void> {
  const connection = deps.database.createQueryRunner();
  try {
    const [lock] = await connection.query<{ taken: boolean }[]>("SELECT pg_try_advisory_lock($1) AS taken", [
      advisoryLocks.requests,
    ]);
    if (!lock?.taken) return;
    try {
      const handled: string[] = [];
      for (;;) {
        deps.signal.throwIfAborted();
        const open = await findOpenRequest(deps.database, handled);
        if (!open) return;
        handled.push(open.request.id);
        await handleRequest(open, deps);
      }
    } finally {
      await connection.query("SELECT pg_advisory_unlock($1)", [advisoryLocks.requests]);
    }
  } finally {
    await connection.release();
  }
}
