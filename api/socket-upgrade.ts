import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { AppError } from "../core/domain/errors.ts";
import { errorBody } from "./errors.ts";
import { limits } from "./limits.ts";

/** Why a request may not become a socket, or undefined when it may; `fromAddress` is how many its address has. */
export function refusalOf(
  request: IncomingMessage,
  publicUrl: string,
  fromAddress: number,
): AppError | undefined {
  if (!/^\/graphql\/?(\?|$)/.test(request.url ?? ""))
    return new AppError("route.not_found", { message: "there is nothing at this address" });
  if (!isOwnOrigin(request, publicUrl))
    return new AppError("origin.refused", { message: "another site's page may not connect" });
  if (fromAddress >= limits.socketsPerAddressMax)
    return new AppError("connection.limit", {
      message: `this address has ${limits.socketsPerAddressMax} connections open`,
    });
  return undefined;
}

/** Answers as HTTP, in the form of every other error, and hangs up. */
export function refuseUpgrade(duplex: Duplex, error: AppError): void {
  const body = JSON.stringify(errorBody(error));
  const status = error.httpStatus;
  duplex.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** A browser states the page's origin: ours by its public address, or by the very host it speaks to. */
function isOwnOrigin({ headers: { origin, host } }: IncomingMessage, publicUrl: string): boolean {
  if (origin === undefined || origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
