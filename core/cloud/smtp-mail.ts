import { createTransport } from "nodemailer";
import type { Mail } from "./ports.ts";

const timeoutMs = "20000";

/** Mail through a server of the operator's. Throws what the server refuses with. */
export class SmtpMail implements Mail {
  readonly #transport: ReturnType<typeof createTransport>;
  readonly #from: string;

  /** `url`: `smtp://user:password@host:587` or `smtps://…`, with nodemailer's options as its query. */
  constructor({ url, from }: { url: string; from: string }) {
    const server = new URL(url);
    for (const name of ["connectionTimeout", "greetingTimeout", "socketTimeout"])
      if (!server.searchParams.has(name)) server.searchParams.set(name, timeoutMs);
    this.#transport = createTransport(server.href);
    this.#from = from;
  }

  async send(message: { to: string; subject: string; text: string }): Promise<void> {
    await this.#transport.sendMail({ from: this.#from, ...message });
  }
}
