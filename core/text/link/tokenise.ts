import { fold } from "../fold.ts";

/** A piece of a text; `start` and `end` count UTF-16 code units. */
export interface Token {
  /** `sign` is `&` or `+`, which names hold; addresses and @handles are no tokens. */
  kind: "word" | "cashtag" | "sign";
  surface: string;
  folded: string;
  start: number;
  end: number;
}

const piece =
  /(?:https?:\/\/|www\.)[^\s"<>]+|@\w+|\$[A-Za-z]{1,10}(?:[.-][A-Za-z]{1,3})?(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+|[&+]/gu;

/** The words, cashtags and signs of a text, in order; linear in its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(piece)) {
    const surface = match[0];
    const first = surface[0]!;
    if (first === "@" || /^(?:https?:|www\.)/.test(surface)) continue;
    const start = match.index;
    const isCashtag = first === "$";
    // In `US$100` or `A$AP` the dollar sign opens no cashtag.
    if (isCashtag && start > 0 && /[\p{L}\p{N}$]/u.test(text[start - 1]!)) continue;
    const kind = isCashtag ? "cashtag" : first === "&" || first === "+" ? "sign" : "word";
    tokens.push({ kind, surface, folded: fold(surface), start, end: start + surface.length });
  }
  return tokens;
}
