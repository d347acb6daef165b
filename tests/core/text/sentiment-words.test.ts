import { expect, test } from "vitest";
import { lexicons } from "../../../core/text/sentiment/lexicon.ts";
import { tokenise } from "../../../core/text/sentiment/tokenise.ts";
import { Tokens } from "../../../core/text/sentiment/tokens.ts";
import { Words } from "../../../core/text/sentiment/words.ts";

test("a word is weighed when it is first met, and remembered", () => {
  let weighed = 0;
  const words = new Words(lexicons.en, () => {
    weighed += 1;
  });
  const tokens = new Tokens();
  const texts = Array.from({ length: 100 }, (_, text) =>
    Array.from({ length: 10 }, (_, word) => `w${(text * 10 + word).toString(36)}x`).join(" "),
  );
  const tokeniseAll = () => {
    for (const text of texts) tokenise(text, undefined, words, tokens);
  };
  tokeniseAll();
  expect(weighed).toBeGreaterThan(300);
  weighed = 0;
  tokeniseAll();
  // Some share a place in the memory and take it from each other.
  expect(weighed).toBeLessThan(20);
});
