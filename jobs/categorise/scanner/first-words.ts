import { fold } from "../../../core/text/fold.ts";
import { type LinkIndex, startBits } from "../../../core/text/link/link-index.ts";
import { isWordInUse, type Pattern } from "../../../core/text/link/pattern.ts";
import type { FirstWord, Writing } from "./name-table.ts";

/**
 * Every word that may begin what the linker links, so that a text without any of them names nothing: the beginnings of
 * names and tickers, and of symbols after a dollar sign.
 */
export function firstWordsOf({
  words,
  firsts,
  transitions,
  goesOn,
  patterns,
  bySymbol,
  byBase,
}: LinkIndex): FirstWord[] {
  const spelling = words.words;
  const roots = new Map<number, number>();
  transitions.forEach((node, word, next) => {
    if (node === 0) roots.set(word, next);
  });
  const seconds = new Map<number, Set<string>>();
  for (const root of roots.values()) if (goesOn[root] === 1) seconds.set(root, new Set());
  transitions.forEach((node, word) => {
    seconds.get(node)?.add(spelling[word]!);
  });
  const found: FirstWord[] = [];
  for (const [id, root] of roots) {
    const word = spelling[id]!;
    for (const pattern of patterns[root] ?? []) found.push({ word, writings: writingsOf(pattern, word) });
    const next = seconds.get(root);
    if (next === undefined) continue;
    if (next.has("&")) next.add("and");
    const isSmallToo = (firsts[id]! & startBits.lower) !== 0;
    found.push({ word, writings: isSmallToo ? everyWriting : ["titled", "otherwise"], next });
  }
  for (const symbol of [...bySymbol.keys(), ...byBase.keys()])
    found.push({ word: fold(symbol.split(/[^\p{L}\p{N}]/u)[0]!), writings: [] });
  return found;
}

const everyWriting: readonly Writing[] = ["small", "titled", "otherwise"];

/** How a pattern of one word may be written where no sign stands before it: never narrower than the linker's own rule. */
function writingsOf(pattern: Pattern, word: string): readonly Writing[] {
  const { form, level, anyCase, glued, prominent } = pattern;
  if (form === "pair" || anyCase) return everyWriting;
  if (form === "ticker")
    return level === 0 && prominent && word.length > 3 ? ["titled", "otherwise"] : ["otherwise"];
  if (glued) return [];
  return isWordInUse(pattern) && word.length > 3 ? everyWriting : ["titled", "otherwise"];
}
