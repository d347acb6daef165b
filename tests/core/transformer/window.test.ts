import fc from "fast-check";
import { expect, test } from "vitest";
import { windowOf } from "../../../core/transformer/window.ts";

test("a short text is its own window; of a long one the place stands in the middle, or the beginning is taken", () => {
  expect(windowOf("short", undefined, 10)).toBe("short");
  expect(windowOf("abcdefghij", undefined, 4)).toBe("abcd");
  expect(windowOf("abcdefghij", { start: 5, end: 6 }, 4)).toBe("defg");
  expect(windowOf("abcdefghij", { start: 9, end: 10 }, 4)).toBe("ghij");
});

test("a window is a part of its text, no longer than asked, and cuts no character in half", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.nat(200),
      fc.nat(50),
      fc.nat(40),
      (text, start, length, characters) => {
        const window = windowOf(text, { start, end: start + length }, characters);
        expect(text).toContain(window);
        expect(window.length).toBeLessThanOrEqual(Math.max(characters, 0));
        expect(/\p{Surrogate}/u.test(window)).toBe(false);
      },
    ),
  );
});
