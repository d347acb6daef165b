import { AppError } from "../../core/domain/errors.ts";
import { createHttp, type Http } from "../fetch/http.ts";
import { openBudget } from "../fetch/open-budget.ts";
import type { Source } from "../fetch/sources/source.ts";
import type { RequestDeps } from "./deps.ts";

/** A source that has not answered by then is given up for this request. */
const timeoutMs = 300_000;

/**
 * Asks one source within its limits and its budget, which all writers share; what a request spends is written down under
 * its own name. Throws what the work throws, `source.unavailable` after the time-out, and the host's reason to stop.
 */
export async function askSource<Answer>(
  source: Source,
  { requestId, deps }: { requestId: string; deps: RequestDeps },
  work: (http: Http, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { store, config, clock, tools } = deps;
  const budget = await openBudget(source, { writer: `request=${requestId}`, store, config, clock });
  const timer = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([deps.signal, timer]);
  const http = createHttp({ tools, budget, clock, signal });
  try {
    return await work(http, signal);
  } catch (cause) {
    deps.signal.throwIfAborted();
    if (!timer.aborted) throw cause;
    const message = `${source.name} has not answered within ${timeoutMs / 60_000} minutes`;
    throw new AppError("source.unavailable", { message, source: source.name, cause });
  } finally {
    await budget.flush();
  }
}
