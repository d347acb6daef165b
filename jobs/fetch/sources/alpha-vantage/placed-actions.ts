import { z } from "zod";
import { placeActions } from "../place-actions.ts";
import type { SourceItem } from "../source.ts";
import type { AlphaVantageClient } from "./client.ts";
import type { Plan } from "./plan.ts";
import type { NativeSymbol } from "./symbols.ts";

const askAgainAfterMs = 7 * 86_400_000;
/** A close this many times the one before, or its inverse, may be a split. */
const jump = 1.4;

export interface PlacedActions {
  /** By the date of the bar that carries them. */
  byDate: Map<string, { dividend?: number; split?: number }>;
  /** What there is to say of them. */
  items: SourceItem[];
}

/** Whether it is time to ask for dividends and splits: once a week, and at once when new closes look like a split. */
export function isActionsTime(
  days: Readonly<Record<string, unknown>>,
  dates: readonly string[],
  { after, askedOn, to }: { after: string; askedOn: string | undefined; to: Date },
): boolean {
  if (!askedOn || to.getTime() - Date.parse(askedOn) >= askAgainAfterMs) return true;
  const closes = dates.map((date) => ({ date, close: closeSchema.safeParse(days[date]).data?.["4. close"] }));
  return closes.some(({ date, close }, at) => {
    const before = closes[at - 1]?.close;
    if (date <= after || !close || !before) return false;
    return close / before >= jump || before / close >= jump;
  });
}

/** A company's dividends and splits on the bars of these dates, oldest first; undefined when the plan has none. */
export async function getPlacedActions(
  client: AlphaVantageClient,
  plan: Plan,
  { symbol, native }: { symbol: string; native: NativeSymbol },
  dates: readonly string[],
): Promise<PlacedActions | undefined> {
  const actions = native.kind === "stock" ? await client.getActions(native.symbol) : undefined;
  if (!actions) {
    plan.refuse("actions");
    return undefined;
  }
  const [first = "9999", last = ""] = [dates[0], dates.at(-1)];
  // It lists what is declared for later too, and all since the company's beginning.
  const isWithin = ({ date }: { date: string }) => date >= first && date <= last;
  const { dividends, splits, unreadable } = actions;
  const within = { dividends: dividends.filter(isWithin), splits: splits.filter(isWithin) };
  const { byDate, notes } = placeActions(within, symbol, dates);
  const items = notes.map((message): SourceItem => ({ type: "note", message }));
  if (unreadable > 0) {
    const message = `${symbol}: ${unreadable} dividends or splits that cannot be read`;
    items.push({ type: "gap", code: "source.rejected", message });
  }
  return { byDate, items };
}

const closeSchema = z.object({ "4. close": z.coerce.number().positive() });
