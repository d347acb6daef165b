import { setTimeout as sleep } from "node:timers/promises";
import { AppError, messageOf } from "../../domain/errors.ts";
import { keepMark, parseKeepMark } from "./keep-mark.ts";

const askMs = 5_000;
const pausesMs = [200, 1_000, 3_000];

/** The instance that this program runs on, as its metadata server tells of it. */
export class MetadataMachine {
  readonly #host: string;

  /** `host` may have a port. */
  constructor(host: string) {
    this.#host = host;
  }

  /** Until when it is kept, by its item or, set by hand, its label (ComputeMachines mirrors it); null when nobody tells. */
  async keptUntil(): Promise<Date | null> {
    try {
      return parseKeepMark(await this.attribute(keepMark));
    } catch {
      // A machine that cannot learn whether it may stay must not stay: it costs money.
      return null;
    }
  }

  /** An item of the instance's metadata; undefined without one. Throws `machine.unavailable`. */
  async attribute(key: string): Promise<string | undefined> {
    for (let tried = 0; ; tried++)
      try {
        return await this.#ask(key);
      } catch (error) {
        const pauseMs = pausesMs[tried];
        if (pauseMs === undefined)
          throw new AppError("machine.unavailable", {
            message: `the metadata server ${this.#host} does not tell ${key}: ${messageOf(error)}`,
            cause: error,
          });
        await sleep(pauseMs);
      }
  }

  async #ask(key: string): Promise<string | undefined> {
    const response = await fetch(`http://${this.#host}/computeMetadata/v1/instance/attributes/${key}`, {
      headers: { "Metadata-Flavor": "Google" },
      signal: AbortSignal.timeout(askMs),
    });
    const text = await response.text();
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`it answers with ${response.status}`);
    return text;
  }
}
