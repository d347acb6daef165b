import type { FormerSymbol } from "./former-symbols.ts";

/** Worse than any match: the text is in none of the asset's names. */
export const noMatch = 9;

/**
 * How well a text (trimmed, in lower case) names an asset, 0 the best: 0 its symbol, 1 its name, an alias or
 * a symbol that it bore, 2 and 3
 * the beginning of one of these, 4 within one. The empty text matches all.
 */
export function matchAsset(
  text: string,
  {
    symbol,
    name,
    aliases,
    formerSymbols,
  }: { symbol: string; name: string; aliases: readonly string[]; formerSymbols: readonly FormerSymbol[] },
): number {
  if (!text || symbol.toLowerCase() === text) return 0;
  const names = [name, ...aliases].map((word) => word.toLowerCase());
  if (names.includes(text) || formerSymbols.some((former) => former.symbol.toLowerCase() === text)) return 1;
  if (symbol.toLowerCase().startsWith(text)) return 2;
  if (names.some((word) => word.startsWith(text))) return 3;
  if (names.some((word) => word.includes(text)) || symbol.toLowerCase().includes(text)) return 4;
  return noMatch;
}
