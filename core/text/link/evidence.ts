import { nameEvidence, thingEvidence } from "./name-evidence.ts";
import type { Feature } from "./odds.ts";
import type { Pattern } from "./pattern.ts";
import type { Scene } from "./scene.ts";
import { tickerEvidence } from "./ticker-evidence.ts";

const cashtag: readonly Feature[] = ["cashtag"];
const pair: readonly Feature[] = ["pair"];

/** What speaks for and against match `number` of a scene meaning `pattern`. */
export function evidenceOf(scene: Scene, number: number, pattern: Pattern): readonly Feature[] {
  const match = scene.matches[number]!;
  if (match.isCashtag) return cashtag;
  if (pattern.form === "pair") return pair;
  if (pattern.form === "ticker") return tickerEvidence(scene, number, match, pattern);
  return pattern.company
    ? nameEvidence(scene, number, match, pattern)
    : thingEvidence(scene, number, match, pattern);
}
