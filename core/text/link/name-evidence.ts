import { afterPossessive, isCapitalBeside, isGlue, isSentenceStart, wordAt } from "./beside.ts";
import { isFirstName, isHomograph } from "./homographs.ts";
import { wordUses } from "./link-index.ts";
import type { Match } from "./matches.ts";
import type { Feature } from "./odds.ts";
import type { Pattern } from "./pattern.ts";
import { shapes } from "./scan.ts";
import type { Scene } from "./scene.ts";

const singleBias: readonly Feature[] = ["name", "rareName", "plainName", "commonName"];

/** What speaks for and against a name meaning its company. */
export function nameEvidence(scene: Scene, number: number, match: Match, pattern: Pattern): Feature[] {
  const { text, pieces } = scene;
  const { first, last } = match;
  const isHashtag = text.charCodeAt(pieces.starts[first]! - 1) === 35;
  const isWord = pattern.level > 0;
  const after = afterPossessive(text, pieces, last);
  const isCompany =
    after >= 0 && (scene.index.uses[scene.index.words.find(text, pieces, after)]! & wordUses.company) !== 0;
  const found: Feature[] = [];
  addOwn(found, scene, match, pattern);
  if (isHashtag) found.push("hashtagName");
  if (pieces.shapes[first] === shapes.lower && !isHashtag) {
    if (!isWord) found.push("lowerName");
    else if (pattern.words > 1) found.push("lowerWordy");
    else if (isCompany || pattern.level === 1) found.push("lowerWord");
    else found.push(pattern.level === 2 && scene.firmCount > 0 ? "lowerWordBesides" : "lowerWordAlone");
  }
  if (scene.tickers.has(pattern.asset)) found.push("ownTicker");
  if (scene.financeWords > 0) found.push("financeName");
  if (scene.financeWords > 1) found.push("muchFinanceName");
  if (scene.firmCount > (scene.firm[number] ? 1 : 0)) found.push("othersName");
  if (isCompany) found.push("companyWord");
  else if (
    pattern.words === 1 &&
    isCapitalBeside(text, pieces, last, last + 1) &&
    isFirstName(wordAt(text, pieces, first))
  )
    found.push("homograph");
  if (isWord) addWord(found, scene, match, pattern);
  return found;
}

/** Of the name itself and of the market that the text speaks of. */
function addOwn(found: Feature[], scene: Scene, { first, last, patterns }: Match, pattern: Pattern): void {
  if (pattern.words > 1) found.push(pattern.level > 0 ? "wordyName" : "longName");
  else found.push(singleBias[pattern.level]!);
  if (pattern.words > 2) found.push("threeWords");
  if (pattern.whole && pattern.words > 1) found.push("wholeName");
  if (pattern.famous) found.push(pattern.level > 0 ? "famousWord" : "famousName");
  else if (pattern.prominent) found.push("prominentName");
  if (pattern.words === 1 && scene.pieces.ends[last]! - scene.pieces.starts[first]! < 4)
    found.push("shortName");
  if (pattern.glued) found.push("gluedName");
  if (pattern.region === "IN") found.push(scene.isIndian ? "indianThere" : "indianElsewhere");
  else if (scene.isIndian) found.push("foreignName");
  if (pattern.region === "ES") found.push(scene.isSpanish ? "spanishThere" : "spanishElsewhere");
  for (const rival of patterns) {
    if (rival.form !== "name" || rival === pattern) continue;
    if (rival.region === "IN") found.push("indianTwin");
    else if (pattern.region === "IN") found.push(rival.famous ? "famousTwin" : "foreignTwin");
  }
}

/** Of a name that is a word, or of several. */
function addWord(found: Feature[], scene: Scene, { first, last }: Match, pattern: Pattern): void {
  const { text, pieces, isShouted, isTitled } = scene;
  const shape = pieces.shapes[first]!;
  if (isShouted) found.push("wordShouted");
  else if (shape === shapes.capitals) found.push("wordInCapitals");
  const [before, after] = [wordAt(text, pieces, first - 1), wordAt(text, pieces, last + 1)];
  if (pattern.words === 1 && isHomograph(wordAt(text, pieces, first), before, after)) found.push("homograph");
  if (isSentenceStart(text, pieces, first))
    found.push(pattern.words === 1 && !pattern.famous ? "obscureStart" : "sentenceStart");
  else if (shape === shapes.title && !isTitled) found.push("capitalInside");
  if (isTitled) found.push("titled");
  else if (
    !isShouted &&
    (isCapitalBeside(text, pieces, first - 1, first - 1) || isCapitalBeside(text, pieces, last, last + 1))
  )
    found.push("partOfPhrase");
  const end = pieces.ends[last]!;
  const next = text.charCodeAt(end);
  if (
    isGlue(text.charCodeAt(pieces.starts[first]! - 1)) ||
    ((next === 45 || next === 38) && end + 1 < text.length)
  )
    found.push("gluedWord");
}

/** Of coins, indices and commodities: `bitcoin`, `Nasdaq`, `crude`, in any writing. */
export function thingEvidence(
  scene: Scene,
  number: number,
  { first, last }: Match,
  pattern: Pattern,
): Feature[] {
  const { text, pieces, index } = scene;
  if (pattern.level === 0) return ["thing"];
  const [before, after] = [wordAt(text, pieces, first - 1), wordAt(text, pieces, last + 1)];
  const isMove = (at: number) =>
    at >= 0 && at < pieces.count && (index.uses[index.words.find(text, pieces, at)]! & wordUses.move) !== 0;
  const found: Feature[] = [pattern.words > 1 ? "wordyThing" : "thingWord"];
  if (pattern.words === 1 && isHomograph(wordAt(text, pieces, first), before, after)) found.push("homograph");
  if (isMove(first - 1) || isMove(last + 1)) found.push("moves");
  if (scene.financeWords > 0) found.push("thingInFinance");
  if (scene.firmCount > (scene.firm[number] ? 1 : 0)) found.push("thingAmongOthers");
  if (pieces.shapes[first] !== shapes.lower && !scene.isTitled && !isSentenceStart(text, pieces, first))
    found.push("thingCapital");
  if (text.charCodeAt(pieces.starts[first]! - 1) === 35) found.push("thingHashtag");
  return found;
}
