import { AppError } from "../../core/domain/errors.ts";
import { Budget } from "../fetch/budget.ts";
import { createHttp, type Http } from "../fetch/http.ts";
import { limitsOf } from "../fetch/source-limits.ts";
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
  const limits = limitsOf(source, config.budgets);
  const writer = `request=${requestId}`;
  const budget = await Budget.open({ store, source: source.name, limits, writer, now: clock.now() });
  const timer = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([deps.signal, timer]);
  const http = createHttp({ source: { name: source.name, limits }, tools, budget, clock, signal });
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
