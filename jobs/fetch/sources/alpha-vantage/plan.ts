import { z } from "zod";
import { tradingDate } from "../../../../core/domain/record.ts";

/** What the key's plan was found not to have, and when: it is tried again a week later. */
export const planSchema = z.object({
  adjustedRefusedOn: tradingDate.optional(),
  fullRefusedOn: tradingDate.optional(),
});

const tryAgainAfterMs = 7 * 86_400_000;

/** Learns what the plan lets be asked, so that a refusal is paid for once and not for each symbol. */
export class Plan {
  readonly #state: z.infer<typeof planSchema>;
  readonly #today: Date;

  constructor(state: z.infer<typeof planSchema>, today: Date) {
    this.#state = { ...state };
    this.#today = today;
  }

  has(feature: "adjusted" | "full"): boolean {
    const refusedOn = this.#state[`${feature}RefusedOn`];
    return !refusedOn || this.#today.getTime() - Date.parse(refusedOn) >= tryAgainAfterMs;
  }

  refuse(feature: "adjusted" | "full"): void {
    this.#state[`${feature}RefusedOn`] = this.#today.toISOString().slice(0, 10);
  }

  toState(): z.infer<typeof planSchema> {
    return { ...this.#state };
  }

  /** What is missing of the prices for that reason, if anything. */
  shortcoming(): string | undefined {
    const missing = [
      this.has("adjusted") ? [] : "no adjusted closes, dividends and splits",
      this.has("full") ? [] : "only the last 100 days",
    ].flat();
    return missing.length > 0 ? `the key's plan has ${missing.join(" and ")}` : undefined;
  }
}
