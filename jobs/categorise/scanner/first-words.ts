import { fold } from "../../../core/text/fold.ts";
import type { LinkIndex } from "../../../core/text/link/link-index.ts";
import type { FirstWord } from "./name-table.ts";

/** Every word that may begin what the linker links, so that a text without any of them names nothing. */
export function firstWordsOf(index: LinkIndex): FirstWord[] {
  const words: FirstWord[] = [];
  for (const [word, node] of index.root.next)
    words.push({
      word,
      anyCase: true,
      next: node.patterns.length === 0 ? new Set(node.next.keys()) : undefined,
    });
  for (const symbol of index.bySymbol.keys())
    words.push({ word: fold(symbol.split(/[^\p{L}\p{N}]/u)[0]!), anyCase: false });
  return words;
}
