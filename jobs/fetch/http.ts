import { z } from "zod";
import type { Clock } from "../../core/cloud/ports.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Budget } from "./budget.ts";
import { readCapped } from "./read-capped.ts";
import { readSocket, type SocketRequest } from "./socket.ts";
import type { Allowance, SourceLimits } from "./source-limits.ts";

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

/** An answer's validators, kept in a cursor to ask "has it changed?" next time. */
export const validatorsSchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
type Validators = z.infer<typeof validatorsSchema>;

export interface HttpRequest {
  url: string;
  /** GET unless said otherwise. */
  method?: "GET" | "POST";
  body?: string;
  /** What is due; a web page in place of anything but `html` is `source.rejected`. */
  expect: keyof typeof acceptOf;
  headers?: Record<string, string>;
  validators?: Validators;
  /** What the answer may cost at most, and what it did cost: reserved before, settled after. */
  price?: { usdMax: number; usdOf(answer: HttpAnswer): number };
  /** Statuses besides 200 that the caller wants to see; any other 4xx throws `source.rejected`. */
  accept?: number[];
  /** Whether an answer with status 200 asks for patience: it is met as a 429 is. */
  asksForPatience?(text: string): boolean;
}

export interface HttpAnswer {
  status: number;
  /** Empty at 304. */
  text: string;
  headers: Headers;
  validators: Validators;
  contentType: string;
}

const acceptOf = {
  json: "application/json",
  xml: "application/rss+xml, application/atom+xml, text/xml;q=0.9",
  html: "text/html",
  csv: "text/csv, text/plain;q=0.9",
  binary: "*/*",
} as const;

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
const backOffFirstMs = 1_000;
const waitMaxMs = 60_000;
const answerBytesMax = 32 * 1024 * 1024;
const userAgent = "Pulso/0.1 (market intelligence, self-hosted)";

export function createHttp({
  source: { name: source, limits },
  tools,
  budget,
  clock,
  signal,
}: HttpOptions): Http {
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
        take: () => takeTurn(0),
        backOff: async (tries, retryAfterMs) => {
          const waitMs = patienceOf(tries, retryAfterMs);
          if (waitMs <= waitMaxMs) await tools.sleep(waitMs, signal);
          return waitMs <= waitMaxMs;
        },
        redirect: (url) => redirectOrigin(url, tools.origins),
        signal,
      }),
    take: () => takeTurn(0),
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
      await takeTurn(usdMax);
      // Settled on the day it was reserved on, whatever the day is when the answer comes.
      const takenAt = clock.now();
      const outcome = await tryOnce(request).catch(async (error: unknown) => {
        await budget.settle(takenAt, usdMax, 0);
        throw error;
      });
      const isAnswer = !(outcome instanceof Refusal);
      await budget.settle(takenAt, usdMax, isAnswer ? (request.price?.usdOf(outcome) ?? 0) : 0);
      if (isAnswer) return outcome;
      const waitMs = patienceOf(tries, outcome.retryAfterMs);
      if (tries >= triesMax || waitMs > waitMaxMs) throw outcome.toError(source);
      await tools.sleep(waitMs, signal);
    }
  }

  /** How long to wait after so many tries. */
  function patienceOf(tries: number, retryAfterMs: number | undefined): number {
    return retryAfterMs ?? Math.max(backOffFirstMs, spacingMs) * 2 ** (tries - 1) * (0.5 + tools.random());
  }

  /** Waits until the provider and the budget let a request go, and takes it from the budget. */
  async function takeTurn(usdMax: number): Promise<void> {
    const nowMs = clock.now().getTime();
    const apartMs = nextAtMs - nowMs;
    nextAtMs = Math.max(nextAtMs, nowMs) + spacingMs;
    if (apartMs > 0) await tools.sleep(apartMs, signal);
    const take = () => budget.take(clock.now(), usdMax);
    for (let waitMs = await take(); waitMs > 0; waitMs = await take()) await tools.sleep(waitMs, signal);
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
    if (status === 429)
      return new Refusal("source.throttled", `${hostOf(request.url)} asks for patience (429)`, retryAfterMs);
    if (status >= 500 || status === 408)
      return new Refusal("source.unavailable", `${hostOf(request.url)} answered ${status}`, retryAfterMs);
    if (status === 401 && !request.accept?.includes(401))
      throw new AppError("source.unauthorized", {
        message: `${hostOf(request.url)} refuses the key or token (401)`,
        source,
        status,
      });
    const contentType = headers.get("content-type") ?? "";
    const wanted =
      status === 200 ||
      (status === 304 && request.validators !== undefined) ||
      request.accept?.includes(status) === true;
    if (!wanted)
      throw new AppError("source.rejected", {
        message: `${hostOf(request.url)} answered ${status}`,
        source,
        status,
      });
    if (status !== 304 && request.expect !== "html" && isWebPage(text))
      throw new AppError("source.rejected", {
        message: `${hostOf(request.url)} answered a web page where ${request.expect.toUpperCase()} was due`,
        source,
        status,
      });
    if (request.asksForPatience?.(text))
      return new Refusal(
        "source.throttled",
        `${hostOf(request.url)} asks for patience (${status})`,
        retryAfterMs,
      );
    return { status, text, headers, contentType, validators: validatorsOf(headers) };
  }

  function untilRestored(): number | undefined {
    if (!allowance || allowance.remaining > 0) return undefined;
    return Math.max(0, allowance.restoredAt.getTime() - clock.now().getTime());
  }
}

export interface HttpOptions {
  source: { name: string; limits: SourceLimits };
  tools: HttpTools;
  budget: Budget;
  clock: Clock;
  signal: AbortSignal;
}

/** A failure that may pass. */
class Refusal {
  constructor(
    readonly code: "source.unavailable" | "source.throttled",
    readonly message: string,
    readonly retryAfterMs: number | undefined,
    readonly cause?: unknown,
  ) {}

  toError(source: string): AppError {
    const retryAfterSeconds = this.retryAfterMs && Math.ceil(this.retryAfterMs / 1000);
    return new AppError(this.code, { message: this.message, source, retryAfterSeconds, cause: this.cause });
  }
}

/** Lets so many in at a time; the rest wait in line. */
class HostGate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}

function redirectOrigin(url: string, origins: Record<string, string>): string {
  const { origin } = new URL(url);
  const instead = origins[origin];
  return instead ? `${instead}${url.slice(origin.length)}` : url;
}

function headersOf({ headers, validators, expect }: HttpRequest): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: acceptOf[expect],
    ...(validators?.etag ? { "if-none-match": validators.etag } : {}),
    ...(validators?.lastModified ? { "if-modified-since": validators.lastModified } : {}),
    ...headers,
  };
}

function validatorsOf(headers: Headers): Validators {
  const etag = headers.get("etag") ?? undefined;
  const lastModified = headers.get("last-modified") ?? undefined;
  return { etag, lastModified };
}

/** Seconds or an HTTP date, as milliseconds from now; undefined when absent or unreadable. */
function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return undefined;
  // A date names its month; `-1` would otherwise be read as a month of 2001.
  const dateMs = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : dateMs - now.getTime();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

function isWebPage(text: string): boolean {
  return /^\s*(<!--[\s\S]*?-->\s*)?(<!doctype html|<html[\s>])/i.test(text.slice(0, 2_000));
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
