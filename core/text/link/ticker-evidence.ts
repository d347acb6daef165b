import { tickerKinds } from "./ambiguity.ts";
import { isBeforeAmount, isDotted, isGlue, isHead, isOnly, shapeBeside } from "./beside.ts";
import { exchanges } from "./common-words.ts";
import type { Match } from "./matches.ts";
import type { Feature } from "./odds.ts";
import type { Pattern } from "./pattern.ts";
import { type Pieces, shapes } from "./scan.ts";
import type { Scene } from "./scene.ts";

const bias: readonly Feature[] = ["free", "rare", "plain", "common", "acronym", "letter"];
const lowerBias: readonly Feature[] = [
  "lowerFree",
  "lowerRare",
  "lowerPlain",
  "lowerCommon",
  "lowerAcronym",
  "lowerLetter",
];

/** What speaks for and against a bare symbol meaning its asset. */
export function tickerEvidence(scene: Scene, number: number, match: Match, pattern: Pattern): Feature[] {
  const { text, pieces } = scene;
  if (followsExchange(text, pieces, match.first)) return ["exchange"];
  const isLower = pieces.shapes[match.first] === shapes.lower;
  const found: Feature[] = [(isLower ? lowerBias : bias)[pattern.level]!];
  addOwn(found, scene, number, match, pattern, isLower);
  addPlace(found, scene, number, match, pattern, isLower);
  return found;
}

/** Of the symbol itself, and of what else the text names. */
function addOwn(
  found: Feature[],
  scene: Scene,
  number: number,
  { first, last }: Match,
  pattern: Pattern,
  isLower: boolean,
): void {
  const { text, pieces } = scene;
  const start = pieces.starts[first]!;
  const length = pieces.ends[last]! - start;
  const isWord = pattern.level > 0;
  const isHashtag = text.charCodeAt(start - 1) === 35;
  const others = scene.firmCount - (scene.firm[number] ? 1 : 0);
  if (pieces.shapes[first] === shapes.title) found.push("titleTicker");
  if (pattern.famous && pattern.level !== tickerKinds.acronym)
    found.push(isLower ? "lowerFamous" : "famousTicker");
  else if (pattern.prominent) found.push(isLower ? "lowerProminent" : "prominentTicker");
  if (length === 1 && (text[start] === "A" || text[start] === "I")) found.push("articleOrI");
  if (length === 2) found.push(isLower ? "lowerTwoLetters" : "twoLetters");
  if (isHashtag) found.push("hashtag");
  if (scene.listed[number] && !(scene.isShouted && isWord)) found.push(isLower ? "lowerListed" : "listed");
  if (scene.names.has(pattern.asset)) found.push("ownName");
  if ((scene.tickers.get(pattern.asset) ?? 0) > 1) found.push("repeated");
  if (others > 0) found.push("others");
  if (scene.financeWords > 0) found.push("finance");
  if (scene.financeWords > 2) found.push("muchFinance");
  if (scene.isShouted && isWord) found.push("shouted");
  if (others === 0 && scene.financeWords === 0 && !isHashtag) {
    if (!pattern.prominent) found.push(isLower ? "lowerObscure" : "obscure");
    if (pattern.level === tickerKinds.common) found.push("commonAlone");
  }
  if (scene.isIndian && pattern.region !== "IN") found.push("foreign");
}

/** Of where it stands. */
function addPlace(
  found: Feature[],
  scene: Scene,
  number: number,
  { first, last }: Match,
  pattern: Pattern,
  isLower: boolean,
): void {
  const { text, pieces } = scene;
  const start = pieces.starts[first]!;
  const end = pieces.ends[last]!;
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (pattern.level > 0) {
    if (isGlue(before) || isGlue(after) || isDotted(text, start, end)) found.push("glued");
    const isDigitsBefore = first > 0 && pieces.shapes[first - 1] === shapes.digits;
    if (isDigitsBefore && start - pieces.ends[first - 1]! < 2) found.push("afterNumber");
  }
  if (after === 8230 || (after === 46 && text.charCodeAt(end + 1) === 46))
    found.push(isLower ? "lowerCut" : "cut");
  if (isBeforeAmount(text, pieces, last)) found.push("beforeNumber");
  if (before === 40 && after === 41) found.push("bracketed");
  if (isHead(text, pieces, first, end)) found.push("head");
  else if (first === 0 && pattern.level !== tickerKinds.common && !scene.isShouted) found.push("opening");
  const wordBefore = shapeBeside(text, pieces, first - 1, first - 1);
  const wordAfter = shapeBeside(text, pieces, last, last + 1);
  if (wordBefore === shapes.lower && wordAfter === shapes.lower) found.push("inProse");
  else if (wordBefore < 0 && wordAfter < 0) found.push("apart");
  if (isLower || scene.listed[number] || scene.isShouted) return;
  if (wordBefore === shapes.capitals || wordAfter === shapes.capitals) found.push("amongCapitals");
}

/** `NYSE: ALL`, `(NASDAQ:LINE)`. */
function followsExchange(text: string, pieces: Pieces, first: number): boolean {
  if (first === 0) return false;
  const [start, end] = [pieces.ends[first - 1]!, pieces.starts[first]!];
  if (
    end - start > 4 ||
    end === start ||
    !isOnly(text, start, end, " :$") ||
    !text.slice(start, end).includes(":")
  )
    return false;
  return exchanges.has(text.slice(pieces.starts[first - 1], start).toLowerCase());
}
