import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export const sessionDays = 30;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The session's cookie of one request and its response. Scripts cannot read it, other sites' forms do not send it;
 * over https it is bound to the host (`__Host-`).
 */
export class SessionCookie {
  readonly token: string | undefined;
  readonly #response: ServerResponse;
  readonly #name: string;
  readonly #attributes: string;

  constructor(request: IncomingMessage, response: ServerResponse, publicUrl: string) {
    const secure = publicUrl.startsWith("https:");
    this.#response = response;
    this.#name = secure ? "__Host-pulso_session" : "pulso_session";
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
    this.token = readCookie(request.headers.cookie ?? "", this.#name);
  }

  set(token: string): void {
    this.#write(`${this.#name}=${token}; Max-Age=${sessionDays * 86_400}; ${this.#attributes}`);
  }

  clear(): void {
    this.#write(`${this.#name}=; Max-Age=0; ${this.#attributes}`);
  }

  #write(cookie: string): void {
    this.#response.setHeader("set-cookie", cookie);
  }
}

/** What is stored of a token: who reads the table cannot log in with it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const [key, value = ""] = part.trim().split("=", 2);
    if (key === name && tokenPattern.test(value)) return value;
  }
  return undefined;
}
