import { seed, step } from "../fnv.ts";
import { character, foldOf, kindOf } from "./characters.ts";
import { concept } from "./concepts.ts";
import { mix } from "./hashing.ts";
import { type Tokens, tokensMax } from "./tokens.ts";

/** The families of features; part of the model's format. */
const family = {
  word: 1,
  spelling: 2,
  pair: 3,
  concept: 4,
  conceptPair: 5,
  conceptWord: 6,
  wordConcept: 7,
  negated: 8,
  zoneConcept: 9,
  zonePair: 10,
  text: 11,
} as const;

const featuresMax = tokensMax * 12;

/** The features of one text, reused from text to text: hashes and their families, `count` of them. */
export class Features {
  count = 0;
  readonly hash = new Int32Array(featuresMax);
  readonly family = new Uint8Array(featuresMax);

  push(kind: number, first: number, second: number): void {
    const at = this.count;
    if (at === featuresMax) return;
    this.hash[at] = mix(kind, first, second);
    this.family[at] = kind;
    this.count = at + 1;
  }
}

const spelled = new Int32Array(26);

/** What a word is and how it is spelt: itself and its runs of 3 to 5 letters, the word's ends counted as letters. */
export function pushSpelling(
  features: Features,
  hash: number,
  text: string,
  start: number,
  end: number,
): void {
  features.push(family.word, hash, 0);
  let length = 1;
  spelled[0] = 94;
  for (let at = start; at < end && length < 25; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf[code];
    if (kind === character.letter || kind === character.digit) {
      spelled[length] = kind === character.digit ? 48 : foldOf[code]!;
      length += 1;
    }
  }
  if (length < 4) return;
  spelled[length] = 36;
  length += 1;
  for (let from = 0; from < length - 2; from += 1) {
    let run = step(step(seed, spelled[from]!), spelled[from + 1]!);
    for (let to = from + 2; to < Math.min(length, from + 5); to += 1) {
      run = step(run, spelled[to]!);
      features.push(family.spelling, run, to - from);
    }
  }
}

const previousTarget = new Int32Array(tokensMax);
const nextTarget = new Int32Array(tokensMax);

/** What the words say together, and where they stand toward the target. */
export function pushContext(features: Features, tokens: Tokens, hasTarget: boolean): void {
  const { count, hash, concept: meaning, clause } = tokens;
  if (hasTarget) findTargets(tokens);
  let before = 0;
  let beforeClause = -1;
  let negation = -9;
  let marks = 0;
  for (let at = 0; at < count; at += 1) {
    const own = hash[at]!;
    const means = meaning[at]!;
    if (at + 1 < count) {
      const next = hash[at + 1]!;
      features.push(family.pair, own, next);
      if (means !== 0) features.push(family.conceptWord, means, next);
      if (meaning[at + 1] !== 0) features.push(family.wordConcept, own, meaning[at + 1]!);
    }
    if (means === concept.negation) negation = at;
    else if (at - negation <= 3 && means !== 0) features.push(family.negated, means, 1);
    else if (at - negation <= 2) features.push(family.negated, own, 2);
    if (means >= concept.number && means <= concept.exclamation) marks |= 1 << (means - concept.number);
    else if (means !== 0) {
      features.push(family.concept, means, 0);
      const together = clause[at] === beforeClause ? 1 : 0;
      if (before !== 0) features.push(family.conceptPair, before * 64 + means, together);
      if (hasTarget && means !== concept.target) {
        const zone = zoneOf(tokens, at);
        features.push(family.zoneConcept, means, zone);
        if (before !== 0) features.push(family.zonePair, before * 64 + means, zone >> 3);
      }
      before = means;
      beforeClause = clause[at]!;
    }
  }
  features.push(family.text, 1, hasTarget ? 1 : 0);
  features.push(family.text, 2, marks);
  features.push(family.text, 3, Math.min(12, 32 - Math.clz32(count)));
  features.push(family.text, 4, tokens.letters > 0 ? Math.floor((tokens.capitals / tokens.letters) * 5) : 9);
  for (let bit = 0; bit < 7; bit += 1) if (marks & (1 << bit)) features.push(family.text, 5, bit);
  if (count > 0) {
    features.push(family.text, hash[0]!, 6);
    features.push(family.text, hash[count - 1]!, 7);
  }
}

function findTargets({ count, concept: meaning }: Tokens): void {
  let last = -1;
  for (let at = 0; at < count; at += 1) {
    if (meaning[at] === concept.target) last = at;
    previousTarget[at] = last;
  }
  last = -1;
  for (let at = count - 1; at >= 0; at -= 1) {
    if (meaning[at] === concept.target) last = at;
    nextTarget[at] = last;
  }
}

/** Side and clause in the upper bits (0–3), distance in the lower three, toward the nearest naming of the target. */
function zoneOf({ clause }: Tokens, at: number): number {
  const previous = previousTarget[at]!;
  const next = nextTarget[at]!;
  if (previous < 0 && next < 0) return 32;
  const isAfter = next < 0 || (previous >= 0 && at - previous <= next - at);
  const nearest = isAfter ? previous : next;
  const distance = isAfter ? at - previous : next - at;
  const near = distance <= 2 ? distance : distance <= 4 ? 3 : distance <= 8 ? 4 : 5;
  return (((isAfter ? 2 : 0) | (clause[nearest] === clause[at] ? 1 : 0)) << 3) | near;
}
