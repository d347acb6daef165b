import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import type { AlphaVantageClient } from "./client.ts";
import type { Plan } from "./plan.ts";
import type { NativeSymbol } from "./symbols.ts";
import { toAlphaVantageBar } from "./to-bar.ts";

const firstLookBackYears = 10;
/** The compact answer has 100 points; less is trusted to it. */
const compactDays = { stock: 120, fx: 90, crypto: 90 };
const dayMs = 86_400_000;

export const barStateSchema = z.object({
  /** The last date whose bar was given. */
  date: tradingDate.optional(),
  /** The newest date that could be known when it was asked for last. */
  askedFor: tradingDate,
  /** Its older days could not be had of the key's plan. */
  isShort: z.boolean().optional(),
});
export type BarState = z.infer<typeof barStateSchema>;

export interface BarPart {
  symbol: string;
  native: NativeSymbol;
}

/** The newest date whose bars are known at a slot. */
export function newestKnowable(to: Date): string {
  return new Date(to.getTime() - dayMs).toISOString().slice(0, 10);
}

/** Those that may have something new, at most once a day each; who waits longest first, so that a small budget goes round. */
export function inTurn(
  parts: readonly BarPart[],
  states: Readonly<Record<string, BarState>>,
  to: Date,
): BarPart[] {
  const askedFor = ({ symbol }: BarPart) => states[symbol]?.askedFor ?? "";
  return parts
    .filter((part) => askedFor(part) < newestKnowable(to))
    .sort((a, b) => (askedFor(a) < askedFor(b) ? -1 : askedFor(a) > askedFor(b) ? 1 : 0));
}

/** A symbol's new days. One that Alpha Vantage has not is a gap and has had its turn. */
export async function readBars(
  client: AlphaVantageClient,
  plan: Plan,
  { symbol, native }: BarPart,
  state: BarState | undefined,
  { to, clock }: SourceRequest,
): Promise<{ items: SourceItem[]; state: BarState }> {
  const askedFor = newestKnowable(to);
  const oldestCompact = new Date(to.getTime() - compactDays[native.kind] * dayMs).toISOString().slice(0, 10);
  const isNeeded = state?.isShort || (state?.date ?? "") < oldestCompact;
  try {
    const { days, isShort } = await getDays(client, plan, native, isNeeded);
    const first = new Date(to);
    first.setUTCFullYear(to.getUTCFullYear() - firstLookBackYears);
    const isBackfill = state?.isShort && !isShort;
    const after = isBackfill || !state?.date ? first.toISOString().slice(0, 10) : state.date;
    const fresh = Object.keys(days).filter((date) => date > after && date <= askedFor);
    const items = fresh.sort().map((date): SourceItem => {
      const record = toAlphaVantageBar(days[date], { date, symbol, native, collectedAt: clock.now() });
      return { type: "record", record, origin: `alpha-vantage:${symbol}` };
    });
    const newest = fresh.filter((date) => tradingDate.safeParse(date).success).at(-1) ?? state?.date;
    return { items, state: { date: newest, askedFor, isShort: isShort || undefined } };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "asset.not_found") throw error;
    const gap: SourceItem = { type: "gap", code: error.code, message: `${symbol}: ${error.message}` };
    return { items: [gap], state: { ...state, askedFor } };
  }
}

/** The best series that the key's plan has: adjusted or not, whole or its last 100 days. */
async function getDays(
  client: AlphaVantageClient,
  plan: Plan,
  native: NativeSymbol,
  isFullNeeded: boolean,
): Promise<{ days: Record<string, unknown>; isShort: boolean }> {
  for (;;) {
    const isAdjusted = native.kind === "stock" && plan.has("adjusted");
    const isFull = isFullNeeded && plan.has("full");
    const answer = await client.getDaily(native, { isAdjusted, isFull });
    if ("days" in answer)
      return { days: answer.days, isShort: isFullNeeded && !isFull && native.kind !== "crypto" };
    const isExplained = answer.premium === "adjusted" ? isAdjusted : isFull;
    if (!isExplained)
      throw new AppError("source.rejected", { message: `Alpha Vantage refuses: ${answer.said}` });
    plan.refuse(answer.premium);
  }
}
