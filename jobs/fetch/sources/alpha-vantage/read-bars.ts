import { z } from "zod";
import { AppError } from "../../../../core/domain/errors.ts";
import { tradingDate } from "../../../../core/domain/record.ts";
import type { SourceItem, SourceRequest } from "../source.ts";
import type { AlphaVantageClient } from "./client.ts";
import { type DailySeries, getSeries } from "./get-series.ts";
import { getPlacedActions, isActionsTime } from "./placed-actions.ts";
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
  /** Where the series do not state dividends and splits: when they were asked for, and the dates given with one. */
  actionsAskedOn: tradingDate.optional(),
  actionDates: z.array(tradingDate).optional(),
});
export type BarState = z.infer<typeof barStateSchema>;

export interface BarPart {
  symbol: string;
  native: NativeSymbol;
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
  part: BarPart,
  state: BarState | undefined,
  request: SourceRequest,
): Promise<{ items: SourceItem[]; state: BarState }> {
  const askedFor = newestKnowable(request.to);
  const oldestCompact = dateOf(request.to.getTime() - compactDays[part.native.kind] * dayMs);
  const isFullNeeded = state?.isShort === true || (state?.date ?? "") < oldestCompact;
  try {
    const series = await getSeries(client, plan, part.native, isFullNeeded);
    return await readSeries(client, plan, { part, state, series }, request);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "asset.not_found") throw error;
    const gap: SourceItem = { type: "gap", code: error.code, message: `${part.symbol}: ${error.message}` };
    return { items: [gap], state: { ...state, askedFor } };
  }
}

async function readSeries(
  client: AlphaVantageClient,
  plan: Plan,
  { part, state, series }: { part: BarPart; state: BarState | undefined; series: DailySeries },
  { to, clock }: SourceRequest,
): Promise<{ items: SourceItem[]; state: BarState }> {
  const { symbol, native } = part;
  const { days, isShort, isAdjusted } = series;
  const askedFor = newestKnowable(to);
  const isBackfill = state?.isShort && !isShort;
  const first = new Date(to);
  first.setUTCFullYear(to.getUTCFullYear() - firstLookBackYears);
  const after = isBackfill || !state?.date ? dateOf(first.getTime()) : state.date;
  const known = Object.keys(days)
    .filter((date) => date <= askedFor)
    .sort();
  const needsActions = native.kind === "stock" && !isAdjusted && plan.has("actions");
  const isTime = needsActions && isActionsTime(days, known, { after, askedOn: state?.actionsAskedOn, to });
  const placed = isTime ? await getPlacedActions(client, plan, part, known) : undefined;
  const given = new Set(isBackfill ? [] : state?.actionDates);
  const fresh = known.filter((date) => date > after || (placed?.byDate.has(date) && !given.has(date)));
  const items = fresh.map((date): SourceItem => {
    const options = { date, symbol, native, actions: placed?.byDate.get(date), collectedAt: clock.now() };
    return {
      type: "record",
      record: toAlphaVantageBar(days[date], options),
      origin: `alpha-vantage:${symbol}`,
    };
  });
  const newest = known.filter((date) => tradingDate.safeParse(date).success).at(-1) ?? state?.date;
  const date = [newest ?? "", state?.date ?? ""].sort().at(-1) || undefined;
  const actionDates = placed ? [...placed.byDate.keys()] : state?.actionDates;
  const actionsAskedOn = placed ? askedFor : state?.actionsAskedOn;
  return {
    items: [...items, ...(placed?.items ?? [])],
    state: { date, askedFor, isShort: isShort || undefined, actionDates, actionsAskedOn },
  };
}

/** The newest date whose bars are known at a slot. */
function newestKnowable(to: Date): string {
  return dateOf(to.getTime() - dayMs);
}

const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
