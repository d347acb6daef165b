import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { AppError } from "../../domain/errors.ts";
import { makeFolder } from "../../process/make-folder.ts";
import type { Clock, Mail } from "../ports.ts";

const namePattern = /^[0-9TZ-]+-\d+\.eml$/;

/** Mail that goes no further than a folder: one .eml file a message, readable by any mail program and `pulso mail`. */
export class OutboxMail implements Mail {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #transport = createTransport({ streamTransport: true, buffer: true });

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  async send(message: { to: string; subject: string; text: string }): Promise<void> {
    const at = this.#clock.now();
    const sent = await this.#transport.sendMail({ from: "Pulso <pulso@localhost>", date: at, ...message });
    if (!Buffer.isBuffer(sent.message))
      throw new AppError("internal", { message: "the mail was not composed" });
    // A link that opens an account is for its owner's eyes.
    makeFolder(this.#folder, { mode: 0o700 });
    const stamp = at.toISOString().replace(/[:.]/g, "-");
    for (let count = 1; ; count++) {
      const file = path.join(this.#folder, `${stamp}-${String(count).padStart(3, "0")}.eml`);
      try {
        return await writeFile(file, sent.message, { flag: "wx", mode: 0o600 });
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
    }
  }

  /** The messages' names, oldest first. */
  async list(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => namePattern.test(name)).sort();
  }

  /** A message, its text decoded so that a long link is whole. Throws `input.not_found`. */
  async read(name: string): Promise<string> {
    const found = namePattern.test(name)
      ? await readFile(path.join(this.#folder, name), "utf8").catch(() => undefined)
      : undefined;
    if (found === undefined)
      throw new AppError("input.not_found", { message: `the outbox has no message ${name}`, name });
    return decode(found);
  }
}

/** The outbox's folder under the home. */
export function outboxFolder(home: string): string {
  return path.join(home, "outbox");
}

/** Undoes quoted-printable (RFC 2045 §6.7), the encoding of texts with long lines. */
function decode(message: string): string {
  const text = message.replaceAll("\r\n", "\n");
  const end = text.indexOf("\n\n");
  const [headers, body] = [text.slice(0, end), text.slice(end)];
  if (!/^Content-Transfer-Encoding: quoted-printable$/im.test(headers)) return text;
  const bytes = body
    .replace(/=\n/g, "")
    .replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8"));
  return `${headers}${bytes}`;
}
