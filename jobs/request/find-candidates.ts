import type { AssetCandidate } from "../../core/domain/asset-request.ts";
import { type Asset, symbolPattern } from "../../core/domain/assets.ts";
import { lastBearers } from "../../core/domain/former-symbols.ts";
import { matchAsset, noMatch } from "../../core/domain/match-asset.ts";
import { nameForms } from "../../core/text/link/company-name.ts";

export interface Finding {
  /** The one that is meant; undefined when there are several, or none. */
  chosen: AssetCandidate | undefined;
  /** The likeliest first. */
  candidates: AssetCandidate[];
}

const candidatesMax = 10;

/**
 * What a text means in the catalogue alone: the asset of that symbol (or, the only one, of that former symbol), else
 * the only one of that name, legal suffixes aside; else all that it may mean.
 */
export function findInCatalogue(query: string, catalogue: readonly Asset[]): Finding {
  const symbols = [query, query.toUpperCase()];
  const bySymbol = symbols.flatMap((symbol) => catalogue.find((asset) => asset.symbol === symbol) ?? []);
  const bearer = lastBearers(catalogue).get(query.toUpperCase());
  const former = catalogue.find(({ symbol }) => symbol === bearer);
  const wanted = shortName(query);
  const named = catalogue.filter((asset) => namesOf(asset).some((name) => shortName(name) === wanted));
  const [only] = bySymbol.length > 0 ? bySymbol : former ? [former] : (onlyOne(named) ?? []);
  if (only) return { chosen: toCandidate(only), candidates: [toCandidate(only)] };
  const text = query.toLowerCase();
  const ranked = catalogue
    .map((asset) => ({ asset, match: named.includes(asset) ? 1 : matchAsset(text, asset) }))
    .filter(({ match }) => match !== noMatch)
    .sort((a, b) => a.match - b.match || (a.asset.symbol < b.asset.symbol ? -1 : 1));
  return {
    chosen: undefined,
    candidates: ranked.slice(0, candidatesMax).map(({ asset }) => toCandidate(asset)),
  };
}

/**
 * The catalogue's candidates and those that sources have found, as one list: an asset that the catalogue has under
 * another symbol is the catalogue's, and one whose symbol another asset of the catalogue bears cannot be asked for. One
 * that has the very symbol is meant; so is the only one there is, unless a search failed, which might have found others.
 */
export function joinCandidates(
  query: string,
  catalogue: readonly Asset[],
  { known, found, isWhole }: { known: AssetCandidate[]; found: AssetCandidate[]; isWhole: boolean },
): Finding {
  const byYahooSymbol = new Map(catalogue.map((asset) => [asset.yahooSymbol ?? asset.symbol, asset]));
  const taken = new Set(catalogue.map(({ symbol }) => symbol));
  const ours = found
    .filter(({ symbol }) => symbolPattern.test(symbol))
    .flatMap((candidate) => {
      const listed = byYahooSymbol.get(candidate.symbol);
      if (listed) return toCandidate(listed);
      // Yahoo's BTC is a fund, ours is Bitcoin: asked for by that symbol, the other would be brought.
      if (taken.has(candidate.symbol) && candidate.source === "yahoo") return [];
      return { ...candidate, name: candidate.name.replaceAll(/\p{Cc}+/gu, " ") };
    });
  const bySymbol = new Map([...known, ...ours].reverse().map((candidate) => [candidate.symbol, candidate]));
  const candidates = [...bySymbol.values()].reverse();
  const exact = candidates.find(({ symbol }) => symbol === query || symbol === query.toUpperCase());
  const only = candidates.length === 1 && isWhole ? candidates[0] : undefined;
  return { chosen: exact ?? only, candidates: candidates.slice(0, candidatesMax) };
}

function toCandidate(asset: Asset): AssetCandidate {
  return {
    symbol: asset.symbol,
    name: asset.name,
    class: asset.class,
    exchange: asset.exchange ?? null,
    currency: asset.currency ?? null,
    source: "catalogue",
  };
}

function namesOf({ name, aliases }: Asset): string[] {
  return [name, ...aliases];
}

function shortName(name: string): string | undefined {
  return nameForms(name).at(-1)?.join(" ");
}

function onlyOne(assets: Asset[]): Asset[] | undefined {
  return assets.length === 1 ? assets : undefined;
}
