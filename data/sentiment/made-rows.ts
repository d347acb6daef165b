import type { Span } from "../../core/text/span.ts";
import { english, spanish } from "./grammar.ts";
import { seededRandom } from "./random.ts";
import type { Row } from "./rows.ts";

const perPattern = 40;
const syllables = "ba ko ri lun ta ver mo sel di gra no pex zu kal fi or ten va".split(" ");

/** Sentences made from the grammar, the same for the same seed; a third is taught without its target. */
export function makeRows(seed: number): Row[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const name = () => {
    const made = `${pick(syllables)}${pick(syllables)}`;
    return made[0]!.toUpperCase() + made.slice(1);
  };
  const rows: Row[] = [];
  for (const [lang, { patterns, words }] of [
    ["en", english],
    ["es", spanish],
  ] as const)
    for (const [gold, label] of (["neg", "neu", "pos"] as const).entries())
      for (const pattern of patterns[label])
        for (let copy = 0; copy < perPattern; copy += 1) {
          const said = pattern.replace(/\{(\w+)\}/g, (_, slot: string) => pick(words[slot]!.split("|")));
          const { text, target, others } = withNames(said, name);
          const asked =
            target.length > 0 && random() < 0.67
              ? { spans: target, others: random() < 0.3 ? others : [] }
              : undefined;
          // What holds for one of two names holds for no text as a whole.
          if (asked === undefined && others.length > 0) continue;
          rows.push({
            source: "made",
            id: `made ${text}`,
            text,
            lang,
            target: asked,
            gold,
          });
        }
  return rows;
}

function withNames(said: string, name: () => string): { text: string; target: Span[]; others: Span[] } {
  const target: Span[] = [];
  const others: Span[] = [];
  const names = { X: name(), Y: name() };
  let text = "";
  for (const part of said.split(/\b([XY])\b/)) {
    if (part !== "X" && part !== "Y") text += part;
    else {
      (part === "X" ? target : others).push({ start: text.length, end: text.length + names[part].length });
      text += names[part];
    }
  }
  return { text: text[0]!.toUpperCase() + text.slice(1), target, others };
}
