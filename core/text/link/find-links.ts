import type { Span } from "../span.ts";
import { evidenceOf } from "./evidence.ts";
import type { LinkIndex } from "./link-index.ts";
import { assetOf, findMatches, type Match } from "./matches.ts";
import { logitOf } from "./odds.ts";
import { createPieces, scan, shapes } from "./scan.ts";
import { readScene } from "./scene.ts";
import { bearerOn } from "./symbol-periods.ts";

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

export interface LinkOptions {
  /** What the source itself states. */
  tickers?: readonly string[] | undefined;
  /** `YYYY-MM-DD`: symbols stand for whoever bore them then; without it, for whoever bears them now. */
  day?: string | undefined;
}

interface Candidate {
  asset: string;
  certainty: number;
  start: number;
  end: number;
}

const statedCertainty = 0.9;
/** Log-odds above which a match links: surer than an even chance, since a wrong link harms more than a missing one. */
const threshold = 0.6;
/** Read anew by every text; calls never overlap. */
const pieces = createPieces();

/**
 * Every asset a text speaks of, each once, at its first mention, in order of appearance. `tickers`
 * of the catalogue link too, with an empty span at 0 when the text does not name them.
 * One pass over the words: longest match first, linear in the text.
 */
export function findLinks(text: string, index: LinkIndex, { tickers = [], day }: LinkOptions = {}): Link[] {
  scan(text, pieces);
  const candidates = judge(text, index, tickers.length > 0, day);
  if (candidates.length === 0 && tickers.length === 0) return [];
  for (const ticker of tickers) {
    const symbol = ticker.replace(/^\$/, "").toUpperCase();
    const asset = index.bySymbol.has(symbol) ? assetOf(symbol, index, day) : undefined;
    if (asset) candidates.push({ asset, certainty: statedCertainty, start: 0, end: 0 });
  }
  return weigh(text, candidates);
}

function isLowerTicker({ first, patterns }: Match): boolean {
  if (pieces.shapes[first] !== shapes.lower) return false;
  return patterns.some(({ form, level }) => form === "ticker" && level === 0);
}

function judge(text: string, index: LinkIndex, isStated: boolean, day: string | undefined): Candidate[] {
  let matches = findMatches(text, pieces, index, false, day);
  if (matches.length === 0) return [];
  // Beside a ticker in small letters words may be tickers too: `fb, low and cat`.
  if (matches.some(isLowerTicker)) matches = findMatches(text, pieces, index, true, day);
  const scene = readScene(text, pieces, matches, index);
  const candidates: Candidate[] = [];
  for (let number = 0; number < matches.length; number += 1) {
    const { first, last, patterns } = matches[number]!;
    const [start, end] = [pieces.starts[first]!, pieces.ends[last]!];
    let asset: string | undefined;
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < patterns.length; at += 1) {
      const pattern = patterns[at]!;
      const isDated = day !== undefined && pattern.form === "ticker" && index.periods.size > 0;
      const held = isDated ? index.periods.get(text.slice(start, end).toUpperCase()) : undefined;
      // Symbols change hands, names stay.
      const bearer = held ? bearerOn(held, day!) : pattern.asset;
      if (bearer === undefined) continue;
      const logit = logitOf(evidenceOf(scene, number, pattern));
      if (logit <= highest) continue;
      asset = bearer;
      highest = logit;
    }
    if (asset === undefined) continue;
    if (highest + (isStated ? 1 : 0) <= threshold) continue;
    candidates.push({ asset, certainty: 1 / (1 + Math.exp(-highest)), start, end });
  }
  return candidates;
}

/**
 * One link an asset. Certainty grows with every further mention, which counts half: 1 − (1 − c₁)·Π(1 − cₖ/2).
 */
function weigh(text: string, candidates: readonly Candidate[]): Link[] {
  if (candidates.length === 1) {
    const { asset, certainty, start, end } = candidates[0]!;
    const mentions = end > start ? [{ start, end }] : [];
    return [{ asset, relevance: certainty, start, end, surface: text.slice(start, end), mentions }];
  }
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
  return [...byAsset]
    .map(([asset, { doubt, mentions }]) => {
      const { start, end } = mentions[0] ?? { start: 0, end: 0 };
      return { asset, relevance: 1 - doubt, start, end, surface: text.slice(start, end), mentions };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.asset < b.asset ? -1 : 1));
}
