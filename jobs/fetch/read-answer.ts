import { AppError } from "../../core/domain/errors.ts";
import { type HttpAnswer, type HttpRequest, hostOf, type Validators } from "./http-request.ts";
import { Refusal } from "./refusal.ts";

export interface ReceivedAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** How long the provider asks to wait, where it says. */
  retryAfterMs: number | undefined;
}

/**
 * What came, judged: an answer, or a refusal that may pass. Throws `source.unauthorized` (401) and `source.rejected` (another
 * status that the caller does not accept, a web page where none was due).
 */
export function readAnswer(
  request: HttpRequest,
  { status, headers, text, retryAfterMs }: ReceivedAnswer,
  source: string,
): HttpAnswer | Refusal {
  const host = hostOf(request.url);
  if (status === 429) return new Refusal("source.throttled", `${host} asks for patience (429)`, retryAfterMs);
  if (status >= 500 || status === 408)
    return new Refusal("source.unavailable", `${host} answered ${status}`, retryAfterMs);
  if (status === 401 && !request.accept?.includes(401))
    throw new AppError("source.unauthorized", {
      message: `${host} refuses the key or token (401)`,
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
      message: `${host} answered ${status}`,
      source,
      status,
    });
  if (status !== 304 && request.expect !== "html" && isWebPage(text))
    throw new AppError("source.rejected", {
      message: `${host} answered a web page where ${request.expect.toUpperCase()} was due`,
      source,
      status,
    });
  if (request.asksForPatience?.(text))
    return new Refusal("source.throttled", `${host} asks for patience (${status})`, retryAfterMs);
  return { status, text, headers, contentType, validators: validatorsOf(headers) };
}

/** Seconds or an HTTP date, as milliseconds from now; undefined when absent or unreadable. */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return undefined;
  // A date names its month; `-1` would otherwise be read as a month of 2001.
  const dateMs = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : dateMs - now.getTime();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

function validatorsOf(headers: Headers): Validators {
  const etag = headers.get("etag") ?? undefined;
  const lastModified = headers.get("last-modified") ?? undefined;
  return { etag, lastModified };
}

function isWebPage(text: string): boolean {
  return /^\s*(<!--[\s\S]*?-->\s*)?(<!doctype html|<html[\s>])/i.test(text.slice(0, 2_000));
}
