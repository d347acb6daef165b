import type { Events, Mail } from "../core/cloud/ports.ts";

/** Mail that another function sends: an incident goes through the queue, so that a mail server that is down holds nobody up. */
export class IncidentMail implements Mail {
  readonly #events: Pick<Events, "publish">;

  constructor(events: Pick<Events, "publish">) {
    this.#events = events;
  }

  async send({ subject, text }: { subject: string; text: string }): Promise<void> {
    await this.#events.publish({ type: "incident", subject, text });
  }
}
