import { z } from "zod";

/** A symbol that an asset bore; from `until` on (`YYYY-MM-DD`) its present one holds, where that is known. */
export interface FormerSymbol {
  symbol: string;
  until?: string | undefined;
}

interface Bearer {
  symbol: string;
  formerSymbols: readonly FormerSymbol[];
}

/** `FB:2022-06-09` or `FB`, as the catalogue has it. */
export const formerSymbol = z.string().transform((text, context): FormerSymbol => {
  const [, symbol, until] = /^([\x21-\x39\x3b-\x7e]+)(?::(.+))?$/.exec(text) ?? [];
  if (symbol && (until === undefined || z.iso.date().safeParse(until).success)) return { symbol, until };
  context.addIssue(`"${text}" is not SYMBOL or SYMBOL:YYYY-MM-DD`);
  return z.NEVER;
});

/**
 * The symbol under which a catalogue knows what was called `symbol` on a date. A dated former symbol is its present one
 * before its date and its own again from then on: somebody else may bear it. An undated one is the present one unless
 * the catalogue lists it for an asset of its own.
 */
export function presentSymbols(assets: readonly Bearer[]): (symbol: string, date: string) => string {
  const listed = new Set(assets.map(({ symbol }) => symbol));
  const changes = new Map<string, { until: string | undefined; present: string }[]>();
  for (const asset of assets)
    for (const { symbol, until } of asset.formerSymbols)
      if (until !== undefined || !listed.has(symbol))
        changes.set(symbol, [...(changes.get(symbol) ?? []), { until, present: asset.symbol }]);
  return (symbol, date) => {
    const every = changes.get(symbol);
    if (!every) return symbol;
    const held = every.filter(({ until }) => until === undefined || date < until);
    // Of several bearers one after the other, the one whose time ended first after the date.
    held.sort((a, b) => ((a.until ?? "9999") < (b.until ?? "9999") ? -1 : 1));
    return held[0]?.present ?? symbol;
  };
}

/** The present symbol of whoever bore a symbol that no asset of the catalogue bears now; of several bearers, of none. */
export function lastBearers(assets: readonly Bearer[]): ReadonlyMap<string, string> {
  const listed = new Set(assets.map(({ symbol }) => symbol));
  const bearers = new Map<string, Set<string>>();
  for (const asset of assets)
    for (const { symbol } of asset.formerSymbols)
      if (!listed.has(symbol)) bearers.set(symbol, (bearers.get(symbol) ?? new Set()).add(asset.symbol));
  return new Map([...bearers].flatMap(([symbol, of]) => (of.size === 1 ? [[symbol, [...of][0]!]] : [])));
}
