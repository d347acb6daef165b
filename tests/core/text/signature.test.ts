import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupNearCopies, likenessOf } from "../../../core/domain/near-copies.ts";
import { signatureOf } from "../../../core/text/signature.ts";

const of = (text: string) => signatureOf({ text });
const original =
  "Huge news for $ACME holders: the merger is signed and the price goes to 50 by Friday, do not miss it https://t.co/aB3";

describe("a copy has the same signature", () => {
  test.each([
    ["another address", original.replace("https://t.co/aB3", "http://bit.ly/9zZ?x=1")],
    ["no address", original.replace(" https://t.co/aB3", "")],
    ["another case", original.toUpperCase()],
    ["other numbers", original.replace("50", "1,375.25")],
    ["names put before it", `@one @two_three ${original}`],
    ["other punctuation", original.replaceAll(",", " -").replace(":", "!!! …")],
    ["signs that are not seen", original.replace("merger", "mer\u200bger").replace("price", "pri\u00adce")],
    ["more blanks", original.replaceAll(" ", "\n  ")],
  ])("that has %s", (_, copy) => {
    expect(of(copy)).toBe(of(original));
  });

  test("whether what it says is in the title, in the text or in both", () => {
    const whole = signatureOf({ text: "Acme wins the contract. More to follow" });
    expect(signatureOf({ title: "Acme wins the contract", text: "More to follow" })).toBe(whole);
    expect(
      signatureOf({ title: "Acme wins the contract", text: "Acme wins the contract. More to follow" }),
    ).toBe(whole);
  });
});

test("copies with a word or two changed are like it, other texts on the same asset are not", () => {
  const copies = [
    original.replace("Huge", "Massive"),
    original.replace("holders", "owners").replace("miss", "skip"),
    `${original} Join our group`,
  ];
  const others = [
    "$ACME closes lower after the merger talks, analysts stay neutral on the shares",
    "Is anybody still holding $ACME into earnings next week? I sold half of mine",
    "Acme Tools names a new chief financial officer as the restructuring goes on",
    "$ACME looking good today",
    "$ACME looking bad today",
  ];
  const groups = groupNearCopies([original, ...copies, ...others].map((text) => of(text) ?? null));
  expect([...groups]).toEqual([0, 0, 0, 0, 1, 2, 3, 4, 5]);
});

test("letters beyond ASCII are lowered too, and pictures are words", () => {
  expect(of("TELEFÓNICA sube")).toBe(of("telefónica SUBE"));
  expect(of("🚀🚀🌙")).toBeDefined();
  expect(of("日本株は上昇")).not.toBe(of("日本株は下落"));
});

test.each(["", "  ", "!!! ...", "https://example.org/a", "@somebody", "12 345"])(
  "a text without words has no signature: %j",
  (text) => expect(of(text)).toBeUndefined(),
);

test("texts without a signature copy nothing", () => {
  expect([...groupNearCopies([null, null, of("one word more")!, null])]).toEqual([0, 1, 2, 3]);
});

test("any text has a signature of 32 digits or none, and the same one again", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(text, text, (title, body) => {
      const signature = signatureOf({ title, text: body });
      expect(signature ?? "0".repeat(32)).toMatch(/^[0-9a-f]{32}$/);
      expect(signatureOf({ title, text: body })).toBe(signature);
      if (signature) expect(likenessOf(signature, signature)).toBe(1);
    }),
  );
});

test("a text of a megabyte in one word is signed at once", () => {
  const started = performance.now();
  expect(of("a".repeat(1_000_000))).toBeDefined();
  expect(of("İ".repeat(1_000_000))).toBeDefined();
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("ten thousand texts are grouped in linear time", () => {
  const words = Array.from(
    { length: 400 },
    (_, at) =>
      `word${String.fromCharCode(97 + (at % 26))}${"x".repeat(at % 7)}${String.fromCharCode(97 + Math.floor(at / 26))}`,
  );
  const signatures = Array.from(
    { length: 10_000 },
    (_, at) =>
      of(
        Array.from({ length: 12 }, (__, word) => words[(at * 31 + word * word * (1 + (at % 97))) % 400]).join(
          " ",
        ),
      )!,
  );
  const started = performance.now();
  groupNearCopies(signatures);
  expect(performance.now() - started).toBeLessThan(5_000);
});
