import { z } from "zod";
import type { Clock } from "../../../../core/cloud/ports.ts";
import { AppError } from "../../../../core/domain/errors.ts";
import type { Http } from "../../http.ts";
import { type Refusal, refusalOf, withoutKey } from "./refusal.ts";

/** An answer, and the refusal that it is where only the caller can judge it. */
interface Answer {
  answer: Record<string, unknown>;
  refusal: Refusal | undefined;
}

export interface Asking {
  /**
   * Throws what `Http.get` throws, `source.throttled` for a sentence that asks for patience (after all tries),
   * `source.budget` for one that says the day is spent, and `source.unauthorized` for a refused key.
   */
  ask(parameters: Record<string, string>): Promise<Answer>;
  /** What of the answer is wanted, in its shape. Throws `source.rejected`, quoting the answer without the key. */
  shaped<T>(schema: z.ZodType<T>, wanted: unknown, answer: unknown): T;
}

export const answerSchema = z.record(z.string(), z.unknown());

const name = "alpha-vantage";

/** The one way to Alpha Vantage: no address with the key in it, nor the key, leaves here in a message. */
export function createAsking(http: Http, key: string, clock: Clock): Asking {
  return {
    async ask(parameters) {
      const query = new URLSearchParams({ ...parameters, apikey: key });
      const { text } = await http.get({
        url: `https://www.alphavantage.co/query?${query}`,
        expect: "json",
        asksForPatience: (body) => refusalOf(parse(body) ?? {}, key)?.kind === "patience",
      });
      const answer = parse(text) ?? refuse(`what is no JSON object: ${withoutKey(text.slice(0, 100), key)}`);
      const refusal = refusalOf(answer, key);
      if (refusal?.kind === "key")
        throw new AppError("source.unauthorized", {
          message: `Alpha Vantage: ${refusal.said}`,
          source: name,
        });
      if (refusal?.kind === "day_spent") throw daySpent(refusal.said, clock.now());
      return { answer, refusal };
    },
    shaped(schema, wanted, answer) {
      const parsed = schema.safeParse(wanted);
      if (parsed.success) return parsed.data;
      return refuse(`something else: ${withoutKey(JSON.stringify(answer).slice(0, 200), key)}`);
    },
  };
}

/** Throws `source.rejected` with what was said. */
export function refuse(said: string): never {
  throw new AppError("source.rejected", { message: `Alpha Vantage answered ${said}`, source: name });
}

function daySpent(said: string, now: Date): AppError {
  const nextDay = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return new AppError("source.budget", {
    message: `Alpha Vantage says that the key's requests of the day are spent: ${said}`,
    source: name,
    restoredAt: new Date(nextDay).toISOString(),
  });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
