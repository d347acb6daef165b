import type { Clock } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Budget } from "./budget.ts";
import { HostGate } from "./host-gate.ts";
import { type HttpAnswer, type HttpRequest, headersOf, hostOf, userAgent } from "./http-request.ts";
import { readAnswer, retryAfterOf } from "./read-answer.ts";
import { readCapped } from "./read-capped.ts";
import { Refusal } from "./refusal.ts";
import { readSocket, type SocketRequest } from "./socket.ts";
import type { Allowance } from "./source-limits.ts";

/** What the sources' calls out are made with; tests give their own fetch, waits and addresses. */
export interface HttpTools {
  fetch: typeof globalThis.fetch;
  /** In [0, 1). */
  random(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Origin → the origin asked instead, such as `https://hn.algolia.com` → `http://127.0.0.1:9000`, `wss:` → `ws:`. */
  origins: Record<string, string>;
}

/** One source's calls out: limits, time-out, retry and back-off in one place. */
export interface Http {
  /**
   * Throws `source.unavailable` (no answer or 5xx, after all tries), `source.throttled` (429, after all tries or when
   * told to wait longer than a run can), `source.unauthorized` (401), `source.rejected` (other 4xx, a web page, an
   * answer over the size cap), `source.budget`, or the signal's reason.
   */
  get(request: HttpRequest): Promise<HttpAnswer>;
  /** A WebSocket's text messages, as `readSocket` says; each connection counts as a request. */
  messages(request: SocketRequest): AsyncIterable<string>;
  /** Counts one request that is not made by this Http, waiting for its minute. Throws `source.budget`. */
  take(): Promise<void>;
  /** Money that may still be spent now; Infinity without a cap. */
  usdLeft(): number;
}

const timeoutMs = 20_000;
const triesMax = 4;
/** A name that nobody knows is seldom known a second later; a list of eighty media should not wait for each. */
const triesOfUnknownHost = 2;
const backOffFirstMs = 1_000;
const waitMaxMs = 60_000;
const answerBytesMax = 32 * 1024 * 1024;

export function createHttp({ tools, budget, clock, signal }: HttpOptions): Http {
  const { source, limits } = budget;
  const hosts = new Map<string, HostGate>();
  const gateOf = (host: string) => {
    const gate = hosts.get(host) ?? new HostGate(limits.perHostMax ?? 1);
    hosts.set(host, gate);
    return gate;
  };
  /** What the provider said last of its own limit. */
  let allowance: Allowance | undefined;
  const spacingMs = limits.spacingMs ?? 0;
  let nextAtMs = -Infinity;
  return {
    usdLeft: () => budget.usdLeft(clock.now()),
    messages: (request) =>
      readSocket(request, {
        source,
        userAgent,
        take: async () => void (await takeTurn(0)),
        backOff: async (tries, retryAfterMs) => {
          const waitMs = patienceOf(tries, retryAfterMs);
          if (waitMs <= waitMaxMs) await tools.sleep(waitMs, signal);
          return waitMs <= waitMaxMs;
        },
        redirect: (url) => redirectOrigin(url, tools.origins),
        signal,
      }),
    take: async () => void (await takeTurn(0)),
    async get(request) {
      const gate = gateOf(new URL(request.url).host);
      await gate.enter();
      try {
        return await getWithRetry(request);
      } finally {
        gate.leave();
      }
    },
  };

  async function getWithRetry(request: HttpRequest): Promise<HttpAnswer> {
    for (let tries = 1; ; tries++) {
      signal.throwIfAborted();
      await waitForAllowance();
      const usdMax = request.price?.usdMax ?? 0;
      const takenAt = await takeTurn(usdMax);
      const outcome = await tryOnce(request).catch(async (error: unknown) => {
        await budget.settle(takenAt, usdMax, 0);
        throw error;
      });
      const isAnswer = !(outcome instanceof Refusal);
      await budget.settle(takenAt, usdMax, isAnswer ? (request.price?.usdOf(outcome) ?? 0) : 0);
      if (isAnswer) return outcome;
      const waitMs = patienceOf(tries, outcome.retryAfterMs);
      if (tries >= (outcome.isHostUnknown ? triesOfUnknownHost : triesMax) || waitMs > waitMaxMs)
        throw outcome.toError(source);
      await tools.sleep(waitMs, signal);
    }
  }

  /** How long to wait after so many tries. */
  function patienceOf(tries: number, retryAfterMs: number | undefined): number {
    return retryAfterMs ?? Math.max(backOffFirstMs, spacingMs) * 2 ** (tries - 1) * (0.5 + tools.random());
  }

  /** Waits until the provider and the budget let a request go, and takes it from the budget; says when. */
  async function takeTurn(usdMax: number): Promise<Date> {
    const nowMs = clock.now().getTime();
    const apartMs = nextAtMs - nowMs;
    nextAtMs = Math.max(nextAtMs, nowMs) + spacingMs;
    if (apartMs > 0) await tools.sleep(apartMs, signal);
    for (;;) {
      const at = clock.now();
      const waitMs = await budget.take(at, usdMax);
      if (waitMs <= 0) return at;
      await tools.sleep(waitMs, signal);
    }
  }

  /** Spends nothing of a provider's patience when it has said that there is none left. */
  async function waitForAllowance(): Promise<void> {
    if (!allowance || allowance.remaining > 0) return;
    const waitMs = allowance.restoredAt.getTime() - clock.now().getTime();
    if (waitMs > waitMaxMs)
      throw new AppError("source.throttled", {
        message: `${source} lets nothing through before ${allowance.restoredAt.toISOString()}`,
        source,
        retryAfterSeconds: Math.ceil(waitMs / 1_000),
      });
    if (waitMs > 0) await tools.sleep(waitMs, signal);
    allowance = undefined;
  }

  async function tryOnce(request: HttpRequest): Promise<HttpAnswer | Refusal> {
    const timer = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let text: string;
    try {
      response = await tools.fetch(redirectOrigin(request.url, tools.origins), {
        method: request.method ?? "GET",
        body: request.body,
        headers: headersOf(request),
        signal: AbortSignal.any([signal, timer]),
      });
      text = await readCapped(response, { bytesMax: answerBytesMax, host: hostOf(request.url), source });
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof AppError) throw cause;
      const why = timer.aborted ? `no answer within ${timeoutMs / 1000} s` : reasonOf(cause);
      return new Refusal("source.unavailable", `${hostOf(request.url)}: ${why}`, undefined, cause);
    }
    const { status, headers } = response;
    allowance = limits.readAllowance?.(headers, clock.now()) ?? allowance;
    const retryAfterMs = retryAfterOf(headers, clock.now()) ?? untilRestored();
    return readAnswer(request, { status, headers, text, retryAfterMs }, source);
  }

  function untilRestored(): number | undefined {
    if (!allowance || allowance.remaining > 0) return undefined;
    return Math.max(0, allowance.restoredAt.getTime() - clock.now().getTime());
  }
}

export interface HttpOptions {
  tools: HttpTools;
  /** Of the source that calls out: its name and its limits are the budget's. */
  budget: Budget;
  clock: Clock;
  signal: AbortSignal;
}

function redirectOrigin(url: string, origins: Record<string, string>): string {
  const { origin } = new URL(url);
  const instead = origins[origin];
  return instead ? `${instead}${url.slice(origin.length)}` : url;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
