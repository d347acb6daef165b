import type { Span } from "../span.ts";
import { financeWords } from "./common-words.ts";
import type { LinkIndex, Node, Pattern } from "./link-index.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A place where a text speaks of an asset. `start` and `end` count UTF-16 code units; `surface` lies between. */
export interface Link {
  asset: string;
  /** In [0, 1]: how surely and how much the text is about the asset. */
  relevance: number;
  start: number;
  end: number;
  surface: string;
  /** Every place that names it, the first of them `start` to `end`; none for one that only the source states. */
  mentions: readonly Span[];
}

interface Candidate {
  asset: string;
  certainty: number;
  /** Holds only if something else shows that the text speaks of markets. */
  needsContext: boolean;
  start: number;
  end: number;
}

const certainties = { cashtag: 0.97, stated: 0.9, pair: 0.9, ticker: 0.85, name: 0.85, inContext: 0.6 };
const exchanges = new Set([
  "nyse",
  "nasdaq",
  "amex",
  "otc",
  "otcmkts",
  "lse",
  "bme",
  "nse",
  "bse",
  "tsx",
  "asx",
]);

/**
 * Every asset a text speaks of, each once, at its first mention, in order of appearance. `tickers` are what the source
 * itself states: those of the catalogue link too, with an empty span at 0 when the text does not name them.
 * One pass over the words: longest match first, linear in the text.
 */
export function findLinks(text: string, index: LinkIndex, tickers: readonly string[] = []): Link[] {
  const tokens = tokenise(text);
  const candidates = [...mentions(text, tokens, index)];
  const hasContext =
    tickers.length > 0 ||
    candidates.some((candidate) => !candidate.needsContext) ||
    tokens.some((token) => financeWords.has(token.folded));
  const held = candidates.filter((candidate) => hasContext || !candidate.needsContext);
  for (const ticker of tickers) {
    const asset = index.bySymbol.get(ticker.replace(/^\$/, "").toUpperCase());
    if (asset) held.push({ asset, certainty: certainties.stated, needsContext: false, start: 0, end: 0 });
  }
  return weigh(text, held);
}

function* mentions(text: string, tokens: Token[], index: LinkIndex): Generator<Candidate> {
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    if (token.kind === "cashtag") {
      const asset = cashtagAsset(token, index);
      if (asset) yield candidate(asset, certainties.cashtag, false, token.start, token.end);
      at += 1;
      continue;
    }
    const match = longestMatch(text, tokens, at, index.root);
    if (!match) {
      at += 1;
      continue;
    }
    const { pattern, last } = match;
    const certainty = pattern.ambiguous ? certainties.inContext : certainties[pattern.kind];
    const isListed = pattern.kind === "ticker" && followsExchange(text, tokens, at);
    yield candidate(
      pattern.asset,
      isListed ? certainties.cashtag : certainty,
      pattern.ambiguous && !isListed,
      token.start,
      tokens[last]!.end,
    );
    at = last + 1;
  }
}

function candidate(asset: string, certainty: number, needsContext: boolean, start: number, end: number) {
  return { asset, certainty, needsContext, start, end };
}

/** `$BRK.B` whole, or `$AAPL` of `$AAPL.If`. */
function cashtagAsset({ surface }: Token, index: LinkIndex): string | undefined {
  const symbol = surface.slice(1).toUpperCase();
  return index.bySymbol.get(symbol) ?? index.bySymbol.get(symbol.replace(/[.-].*$/, ""));
}

function longestMatch(
  text: string,
  tokens: Token[],
  at: number,
  root: Node,
): { pattern: Pattern; last: number } | undefined {
  let node: Node | undefined = root;
  let found: { pattern: Pattern; last: number } | undefined;
  for (let last = at; last < tokens.length; last += 1) {
    const token = tokens[last]!;
    if (token.kind === "cashtag" || (last > at && !areJoined(text, tokens[last - 1]!, token))) break;
    node = node.next.get(token.folded);
    if (!node) break;
    const pattern = node.patterns.find((one) => fits(one, text, tokens, at, last));
    if (pattern) found = { pattern, last };
  }
  return found;
}

/** Whether two words may belong to one name: a blank, a hyphen, a stop after an initial; not the end of a sentence. */
function areJoined(text: string, before: Token, after: Token): boolean {
  const gap = text.slice(before.end, Math.min(after.start, before.end + 4));
  if (gap.length !== after.start - before.end) return false;
  if (gap === ". ") return before.end - before.start <= 2;
  return /^(?:|[\s\u00a0]{1,3}|[-–.'’/,]|, )$/.test(gap);
}

function fits(pattern: Pattern, text: string, tokens: Token[], first: number, last: number): boolean {
  const start = tokens[first]!.start;
  const surface = text.slice(start, tokens[last]!.end);
  if (pattern.kind === "ticker") {
    if (surface !== pattern.exact) return text[start - 1] === "#" && surface.length > 2 && !pattern.ambiguous;
    if (!pattern.ambiguous || followsExchange(text, tokens, first)) return true;
    return pattern.ambiguous !== "never" && standsAlone(text, start, tokens[last]!.end);
  }
  if (pattern.exact) return surface === pattern.exact;
  return pattern.anyCase || /^[\p{Lu}\p{Lt}\p{N}]/u.test(surface) || text[start - 1] === "#";
}

/** No part of `U.S.`, `AT&T`, `3-D`, `it'S`, `U$D` or `3 PM`. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !/(?:[.'’&$/-]|\d ?)$/.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^['’&$/-]/.test(text[end] ?? "")
  );
}

function followsExchange(text: string, tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    exchanges.has(before.folded) &&
    /^\s?:\s?\$?$/.test(text.slice(before.end, tokens[at]!.start))
  );
}

/**
 * One link an asset. Certainty grows with every further mention, which counts half: 1 − (1 − c₁)·Π(1 − cₖ/2). Relevance
 * shrinks with the number of assets that share the text: × √(2/n) from three on.
 */
function weigh(text: string, candidates: Candidate[]): Link[] {
  const byAsset = new Map<string, { doubt: number; mentions: Span[] }>();
  for (const { asset, certainty, start, end } of candidates) {
    const known = byAsset.get(asset);
    const mentions = end > start ? [{ start, end }] : [];
    if (!known) byAsset.set(asset, { doubt: 1 - certainty, mentions });
    else {
      known.doubt *= 1 - certainty / 2;
      known.mentions.push(...mentions);
    }
  }
  const share = byAsset.size <= 2 ? 1 : Math.sqrt(2 / byAsset.size);
  return [...byAsset]
    .map(([asset, { doubt, mentions }]) => {
      const { start, end } = mentions[0] ?? { start: 0, end: 0 };
      return { asset, relevance: (1 - doubt) * share, start, end, surface: text.slice(start, end), mentions };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.asset < b.asset ? -1 : 1));
}
