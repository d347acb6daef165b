import { tickerKinds } from "./ambiguity.ts";
import { characterKinds, kindOf } from "./characters.ts";
import { companyWords, exchanges, moveWords } from "./common-words.ts";
import { isFirstName, isHomograph } from "./homographs.ts";
import { type LinkIndex, wordUses } from "./link-index.ts";
import type { Match } from "./matches.ts";
import type { Feature } from "./odds.ts";
import type { Pattern } from "./pattern.ts";
import { type Pieces, shapes } from "./scan.ts";

/** What a text as a whole says of what its words may mean. */
export interface Scene {
  text: string;
  pieces: Pieces;
  matches: readonly Match[];
  /** By number of match: may not be anything else than an asset. */
  firm: readonly boolean[];
  firmCount: number;
  /** By number of match: stands in a row with one that is firm. */
  listed: readonly boolean[];
  financeWords: number;
  isIndian: boolean;
  isSpanish: boolean;
  /** Written in capitals throughout, or in the capitals of a title. */
  isShouted: boolean;
  isTitled: boolean;
  /** How often each asset may be meant, by its symbol and by its names. */
  tickers: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, number>;
}

export function readScene(text: string, pieces: Pieces, matches: readonly Match[], index: LinkIndex): Scene {
  let [finance, indian, spanish, capitals, titles, lowers] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < pieces.count; at += 1) {
    const shape = pieces.shapes[at]!;
    if (shape === shapes.capitals) capitals += 1;
    else if (shape === shapes.title || shape === shapes.mixed) titles += 1;
    else if (shape === shapes.lower) lowers += 1;
    if (shape === shapes.cashtag || at > 400) continue;
    const word = index.words.find(text, pieces, at);
    const uses = word === 0 ? 0 : index.uses[word]!;
    if (uses & wordUses.finance) finance += 1;
    if (uses & wordUses.indian) indian += 1;
    if (uses & wordUses.spanish) spanish += 1;
  }
  const firm = matches.map((match) => isFirm(match, pieces));
  const [tickers, names] = [new Map<string, number>(), new Map<string, number>()];
  let firmPieces = 0;
  for (const [number, { first, last, patterns }] of matches.entries()) {
    if (firm[number]) firmPieces += last - first + 1;
    for (const { asset, form } of patterns) {
      const counts = form === "name" ? names : tickers;
      counts.set(asset, (counts.get(asset) ?? 0) + 1);
    }
  }
  return {
    text,
    pieces,
    matches,
    firm,
    firmCount: new Set(matches.flatMap(({ patterns }, at) => (firm[at] ? [patterns[0]!.asset] : []))).size,
    listed: listedWithFirm(text, pieces, matches, firm),
    financeWords: finance,
    isIndian:
      indian > 0 ||
      matches.some(({ patterns }, at) => firm[at] && patterns.every(({ region }) => region === "IN")),
    isSpanish: spanish > 1,
    isShouted: capitals - firmPieces > 3 && lowers + titles < capitals * 0.3,
    isTitled: titles > 2 && lowers < titles,
    tickers,
    names,
  };
}

function isFirm({ first, last, patterns, isCashtag }: Match, pieces: Pieces): boolean {
  if (isCashtag) return true;
  const shape = pieces.shapes[first]!;
  const length = pieces.ends[last]! - pieces.starts[first]!;
  return patterns.some(
    (pattern) =>
      pattern.level === 0 &&
      (pattern.form === "pair" ||
        (pattern.form === "ticker"
          ? shape === shapes.capitals || length > 3
          : pattern.words > 1 || pattern.prominent)),
  );
}

/** In `F, GM and TSLA` the first two stand in a row with the third. */
function listedWithFirm(
  text: string,
  pieces: Pieces,
  matches: readonly Match[],
  firm: readonly boolean[],
): boolean[] {
  const listed = matches.map(() => false);
  const isNext = (at: number) => {
    const [before, after] = [matches[at - 1]!, matches[at]!];
    if (after.first - before.last > 2) return false;
    if (after.first - before.last === 2 && pieces.shapes[before.last + 1] !== shapes.sign) return false;
    const gap = text.slice(
      pieces.ends[before.last],
      Math.min(pieces.starts[after.first]!, pieces.ends[before.last]! + 8),
    );
    return /^[\s,;/|#&+•·)(-]*$/.test(gap);
  };
  const isTicker = (at: number) => matches[at]!.patterns.some((pattern) => pattern.form === "ticker");
  for (let at = 1; at < matches.length; at += 1)
    if (isTicker(at) && isTicker(at - 1) && isNext(at) && (firm[at - 1] || listed[at - 1])) listed[at] = true;
  for (let at = matches.length - 1; at > 0; at -= 1)
    if (isTicker(at) && isTicker(at - 1) && isNext(at) && (firm[at] || listed[at])) listed[at - 1] = true;
  return listed;
}

const tickerBias: readonly Feature[] = ["free", "rare", "plain", "common", "acronym", "letter"];
const lowerBias: readonly Feature[] = [
  "lowerFree",
  "lowerRare",
  "lowerPlain",
  "lowerCommon",
  "lowerAcronym",
  "lowerLetter",
];

/** What speaks for and against a match meaning `pattern`. */
export function evidenceOf(scene: Scene, number: number, pattern: Pattern): Feature[] {
  const match = scene.matches[number]!;
  if (match.isCashtag) return ["cashtag"];
  if (pattern.form === "pair") return ["pair"];
  return pattern.form === "ticker"
    ? tickerEvidence(scene, number, match, pattern)
    : nameEvidence(scene, number, match, pattern);
}

function tickerEvidence(scene: Scene, number: number, { first, last }: Match, pattern: Pattern): Feature[] {
  const { text, pieces } = scene;
  const start = pieces.starts[first]!;
  const end = pieces.ends[last]!;
  const length = end - start;
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  const shape = pieces.shapes[first]!;
  const isLower = shape === shapes.lower;
  const isWord = pattern.level > 0;
  const found: Feature[] = [];
  if (followsExchange(text, pieces, first)) return ["exchange"];
  found.push((isLower ? lowerBias : tickerBias)[pattern.level]!);
  if (shape === shapes.title) found.push("titleTicker");
  if (pattern.famous && pattern.level !== tickerKinds.acronym)
    found.push(isLower ? "lowerFamous" : "famousTicker");
  else if (pattern.prominent) found.push(isLower ? "lowerProminent" : "prominentTicker");
  if (length === 1 && (text[start] === "A" || text[start] === "I")) found.push("articleOrI");
  if (length === 2) found.push(isLower ? "lowerTwoLetters" : "twoLetters");
  const isHashtag = before === 35;
  if (isHashtag) found.push("hashtag");
  if (scene.listed[number] && !(scene.isShouted && isWord)) found.push(isLower ? "lowerListed" : "listed");
  if ((scene.names.get(pattern.asset) ?? 0) > 0) found.push("ownName");
  if ((scene.tickers.get(pattern.asset) ?? 0) > 1) found.push("repeated");
  const others = scene.firmCount - (scene.firm[number] ? 1 : 0);
  if (others > 0) found.push("others");
  if (scene.financeWords > 0) found.push("finance");
  if (scene.financeWords > 2) found.push("muchFinance");
  if (scene.isShouted && isWord) found.push("shouted");
  if (isWord && (isGlued(before) || isGlued(after) || isDotted(text, start, end))) found.push("glued");
  if (after === 8230 || (after === 46 && text.charCodeAt(end + 1) === 46))
    found.push(isLower ? "lowerCut" : "cut");
  if (!pattern.prominent && others === 0 && scene.financeWords === 0 && !isHashtag)
    found.push(isLower ? "lowerObscure" : "obscure");
  if (
    isWord &&
    first > 0 &&
    pieces.shapes[first - 1] === shapes.digits &&
    start - pieces.ends[first - 1]! < 2
  )
    found.push("afterNumber");
  if (last + 1 < pieces.count && isAmountAfter(text, pieces, last)) found.push("beforeNumber");
  if (before === 40 && after === 41) found.push("bracketed");
  if (isHead(text, pieces, first, end)) found.push("head");
  else if (first === 0 && pattern.level !== 3 && !scene.isShouted) found.push("opening");
  const wordBefore = neighbour(text, pieces, first - 1, first - 1);
  const wordAfter = neighbour(text, pieces, last, last + 1);
  if (wordBefore === shapes.lower && wordAfter === shapes.lower) found.push("inProse");
  else if (wordBefore < 0 && wordAfter < 0) found.push("apart");
  if (
    !isLower &&
    !scene.listed[number] &&
    !scene.isShouted &&
    (wordBefore === shapes.capitals || wordAfter === shapes.capitals)
  )
    found.push("amongCapitals");
  if (scene.isIndian && pattern.region !== "IN") found.push("foreign");
  return found;
}

/** The shape of piece `other`, beside the blank after piece `at`; -1 when more or less than a blank is there. */
function neighbour(text: string, pieces: Pieces, at: number, other: number): number {
  if (at < 0 || at + 1 >= pieces.count) return -1;
  if (pieces.starts[at + 1]! - pieces.ends[at]! !== 1 || text.charCodeAt(pieces.ends[at]!) !== 32) return -1;
  return pieces.shapes[other]!;
}

function isGlued(code: number): boolean {
  // `.` before a blank ends a sentence and glues nothing: `U.S`, `3-D`, `it'S`, `AT&T`, `U$D`, `R/T`, `A_B`.
  return (
    code === 39 ||
    code === 8217 ||
    code === 38 ||
    code === 36 ||
    code === 45 ||
    code === 95 ||
    code === 47 ||
    code === 42
  );
}

/** The `B` of `BBD.B`, the `U` of `U.S.`. */
function isDotted(text: string, start: number, end: number): boolean {
  const isWordCode = (code: number) => kindOf(code) !== characterKinds.other;
  return (
    (text.charCodeAt(start - 1) === 46 && start > 1 && isWordCode(text.charCodeAt(start - 2))) ||
    (text.charCodeAt(end) === 46 && end + 1 < text.length && isWordCode(text.charCodeAt(end + 1)))
  );
}

function isAmountAfter(text: string, pieces: Pieces, last: number): boolean {
  const gap = text.slice(pieces.ends[last], Math.min(pieces.starts[last + 1]!, pieces.ends[last]! + 6));
  return pieces.shapes[last + 1] === shapes.digits && /^[ @$+\-–:(]*$/.test(gap) && gap.length > 0;
}

/** `V - …`, `PFE: …`, with `RT @name:` before or not. */
function isHead(text: string, pieces: Pieces, first: number, end: number): boolean {
  if (first > 1) return false;
  if (first === 1 && pieces.ends[0]! - pieces.starts[0]! !== 2) return false;
  return /^(?::| [-–—:|] ?)/.test(text.slice(end, end + 3));
}

function followsExchange(text: string, pieces: Pieces, first: number): boolean {
  if (first === 0) return false;
  const gap = text.slice(
    pieces.ends[first - 1],
    Math.min(pieces.starts[first]!, pieces.ends[first - 1]! + 5),
  );
  if (!/^\s?:\s?\$?$/.test(gap)) return false;
  return exchanges.has(text.slice(pieces.starts[first - 1], pieces.ends[first - 1]).toLowerCase());
}

const singleBias: readonly Feature[] = ["name", "rareName", "plainName", "commonName"];

function nameEvidence(
  scene: Scene,
  number: number,
  { first, last, patterns }: Match,
  pattern: Pattern,
): Feature[] {
  if (!pattern.company) return thingEvidence(scene, number, first, last, pattern);
  const { text, pieces } = scene;
  const start = pieces.starts[first]!;
  const end = pieces.ends[last]!;
  const shape = pieces.shapes[first]!;
  const isHashtag = text.charCodeAt(start - 1) === 35;
  const found: Feature[] = [];
  if (pattern.words > 1) found.push(pattern.level > 0 ? "wordyName" : "longName");
  else found.push(singleBias[pattern.level]!);
  if (pattern.words > 2) found.push("threeWords");
  if (pattern.whole && pattern.words > 1) found.push("wholeName");
  if (pattern.famous) found.push(pattern.level > 0 ? "famousWord" : "famousName");
  else if (pattern.prominent) found.push("prominentName");
  if (pattern.words === 1 && end - start < 4) found.push("shortName");
  if (pattern.region === "IN") found.push(scene.isIndian ? "indianThere" : "indianElsewhere");
  else if (scene.isIndian) found.push("foreignName");
  if (pattern.region === "ES") found.push(scene.isSpanish ? "spanishThere" : "spanishElsewhere");
  if (isHashtag) found.push("hashtagName");
  if (pattern.glued) found.push("gluedName");
  const isWord = pattern.level > 0;
  const isCompany = isCompanyAfter(text, pieces, last);
  if (shape === shapes.lower && !isHashtag) {
    if (!isWord) found.push("lowerName");
    else if (pattern.words > 1) found.push("lowerWordy");
    else if (isCompany || pattern.level === 1) found.push("lowerWord");
    else found.push(pattern.level === 2 && scene.firmCount > 0 ? "lowerWordBesides" : "lowerWordAlone");
  }
  for (const rival of patterns) {
    if (rival.form !== "name" || rival === pattern) continue;
    if (rival.region === "IN") found.push("indianTwin");
    else if (pattern.region === "IN") found.push(rival.famous ? "famousTwin" : "foreignTwin");
  }
  if (isWord && shape === shapes.capitals && !scene.isShouted) found.push("wordInCapitals");
  if (isWord && scene.isShouted) found.push("wordShouted");
  if ((scene.tickers.get(pattern.asset) ?? 0) > 0) found.push("ownTicker");
  if (scene.financeWords > 0) found.push("financeName");
  if (scene.financeWords > 1) found.push("muchFinanceName");
  if (scene.firmCount - (scene.firm[number] ? 1 : 0) > 0) found.push("othersName");
  if (isCompany) found.push("companyWord");
  if (
    pattern.words === 1 &&
    !isCompany &&
    isFirstName(wordAt(text, pieces, first), isCapitalised(text, pieces, last, last + 1))
  )
    found.push("homograph");
  if (!isWord) return found;
  if (
    pattern.words === 1 &&
    isHomograph(wordAt(text, pieces, first), wordAt(text, pieces, first - 1), wordAt(text, pieces, last + 1))
  )
    found.push("homograph");
  const isStart = isSentenceStart(text, pieces, first);
  if (isStart) found.push(pattern.words === 1 && !pattern.famous ? "obscureStart" : "sentenceStart");
  else if (shape === shapes.title && !scene.isTitled) found.push("capitalInside");
  if (
    !scene.isTitled &&
    !scene.isShouted &&
    (isCapitalised(text, pieces, first - 1, first - 1) || isCapitalised(text, pieces, last, last + 1))
  )
    found.push("partOfPhrase");
  if (scene.isTitled) found.push("titled");
  const after = text.charCodeAt(end);
  const before = text.charCodeAt(start - 1);
  if (isGlued(before) || ((after === 45 || after === 38) && end + 1 < text.length)) found.push("gluedWord");
  return found;
}

/** Of coins, indices and commodities: `bitcoin`, `Nasdaq`, `crude`, in any writing. */
function thingEvidence(
  scene: Scene,
  number: number,
  first: number,
  last: number,
  pattern: Pattern,
): Feature[] {
  const { text, pieces } = scene;
  if (pattern.level === 0) return ["thing"];
  const [before, after] = [wordAt(text, pieces, first - 1), wordAt(text, pieces, last + 1)];
  const found: Feature[] = [pattern.words > 1 ? "wordyThing" : "thingWord"];
  if (pattern.words === 1 && isHomograph(wordAt(text, pieces, first), before, after)) found.push("homograph");
  if (moveWords.has(after) || moveWords.has(before)) found.push("moves");
  if (scene.financeWords > 0) found.push("thingInFinance");
  if (scene.firmCount - (scene.firm[number] ? 1 : 0) > 0) found.push("thingAmongOthers");
  if (pieces.shapes[first] !== shapes.lower && !isSentenceStart(text, pieces, first) && !scene.isTitled)
    found.push("thingCapital");
  if (text.charCodeAt(pieces.starts[first]! - 1) === 35) found.push("thingHashtag");
  return found;
}

/** `Apple's earnings`, `Target shares`. */
function isCompanyAfter(text: string, pieces: Pieces, last: number): boolean {
  let at = last + 1;
  const isPossessive =
    at < pieces.count &&
    pieces.starts[at]! - pieces.ends[last]! === 1 &&
    /^['’][sS]$/.test(text.slice(pieces.ends[last], pieces.ends[at]));
  if (isPossessive) at += 1;
  if (at >= pieces.count || pieces.starts[at]! - pieces.ends[at - 1]! > 1) return false;
  return companyWords.has(text.slice(pieces.starts[at], pieces.ends[at]).toLowerCase());
}

function wordAt(text: string, pieces: Pieces, at: number): string {
  if (at < 0 || at >= pieces.count) return "";
  return (
    pieces.folded[at] ??
    text.slice(pieces.starts[at], Math.min(pieces.ends[at]!, pieces.starts[at]! + 20)).toLowerCase()
  );
}

function isSentenceStart(text: string, pieces: Pieces, first: number): boolean {
  return first === 0 || /[.!?:\n"“”‘(|]\s*$/.test(text.slice(pieces.ends[first - 1], pieces.starts[first]));
}

/** Whether the blank after piece `at` separates it from a capitalised `other`. */
function isCapitalised(text: string, pieces: Pieces, at: number, other: number): boolean {
  if (at < 0 || other >= pieces.count || at + 1 >= pieces.count) return false;
  if (pieces.starts[at + 1]! - pieces.ends[at]! !== 1 || text.charCodeAt(pieces.ends[at]!) !== 32)
    return false;
  const shape = pieces.shapes[other]!;
  return shape === shapes.title && pieces.ends[other]! - pieces.starts[other]! > 3;
}
