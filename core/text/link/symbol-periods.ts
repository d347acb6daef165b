import type { Asset } from "../../domain/assets.ts";

/** While an asset bears a symbol, in days as `YYYY-MM-DD`; what is not known is open. */
interface Period {
  asset: string;
  from?: string | undefined;
  /** The first day on which it no longer does. */
  until?: string | undefined;
  /** The last day on which it does. */
  lastDay?: string | undefined;
}

/** Who bore a symbol when, by its upper-case writing; only symbols of which a date is known. */
export type SymbolPeriods = ReadonlyMap<string, readonly Period[]>;

/** One asset, the symbol that speaks for its company, and how its own and its former symbols are written. */
export interface Written {
  asset: Asset;
  speaker: string;
  own: readonly string[];
  former: ReadonlyMap<string, readonly string[]>;
}

export function symbolPeriods(assets: readonly Written[]): SymbolPeriods {
  const periods = new Map<string, Period[]>();
  const listed = new Map<string, Period>();
  for (const { asset, speaker, own } of assets)
    for (const symbol of own)
      if (!listed.has(symbol))
        listed.set(symbol, { asset: speaker, from: asset.listedFrom, lastDay: asset.delistedOn });
  for (const { asset, speaker, former } of assets)
    for (const { symbol, until } of asset.formerSymbols)
      for (const written of until === undefined ? [] : (former.get(symbol) ?? []))
        periods.set(written, [...(periods.get(written) ?? []), { asset: speaker, until }]);
  for (const held of periods.values()) held.sort((a, b) => (a.until! < b.until! ? -1 : 1));
  for (const [symbol, period] of listed)
    if (periods.has(symbol) || period.from !== undefined || period.lastDay !== undefined)
      periods.set(symbol, [...(periods.get(symbol) ?? []), period]);
  // People go on writing a symbol that nobody took over.
  for (const [symbol, held] of periods) if (!listed.has(symbol)) held.push({ asset: held.at(-1)!.asset });
  return periods;
}

/** Who bears a symbol on a day: whoever gave it up last thereafter, then whoever has it now. */
export function bearerOn(periods: readonly Period[], day: string): string | undefined {
  return periods.find(
    ({ from, until, lastDay }) =>
      (from === undefined || day >= from) &&
      (until === undefined || day < until) &&
      (lastDay === undefined || day <= lastDay),
  )?.asset;
}
