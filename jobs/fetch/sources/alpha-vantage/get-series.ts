import { AppError } from "../../../../core/domain/errors.ts";
import type { AlphaVantageClient } from "./client.ts";
import type { Plan } from "./plan.ts";
import type { NativeSymbol } from "./symbols.ts";

export interface DailySeries {
  /** By date, as Alpha Vantage states them. */
  days: Record<string, unknown>;
  /** With adjusted closes, dividends and splits. */
  isAdjusted: boolean;
  /** The whole was wanted, and only its last 100 days could be had. */
  isShort: boolean;
}

/** The best series that the key's plan has: adjusted or not, whole or its last 100 days. */
export async function getSeries(
  client: AlphaVantageClient,
  plan: Plan,
  native: NativeSymbol,
  isFullNeeded: boolean,
): Promise<DailySeries> {
  for (;;) {
    const isAdjusted = native.kind === "stock" && plan.has("adjusted");
    const isFull = isFullNeeded && plan.has("full");
    const answer = await client.getDaily(native, { isAdjusted, isFull });
    if ("days" in answer) {
      // Of coins there is one series, always whole.
      const isShort = isFullNeeded && !isFull && native.kind !== "crypto";
      return { days: answer.days, isAdjusted, isShort };
    }
    const isExplained = answer.premium === "adjusted" ? isAdjusted : isFull;
    if (!isExplained)
      throw new AppError("source.rejected", { message: `Alpha Vantage refuses: ${answer.said}` });
    plan.refuse(answer.premium);
  }
}
