import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentimentScorer } from "../../../core/text/sentiment/score-sentiment.ts";
import { hasShared, readSharedCsv } from "../../support/shared-data.ts";

const label = (text: string, lang: string) => sentimentScorer.score(text, { lang })?.label;

describe("English", () => {
  test("joy, grief and plain facts are told apart", () => {
    expect(label("Great quarter, I love this stock, superb growth!", "en")).toBe("positive");
    expect(label("Terrible losses, a disaster for holders", "en")).toBe("negative");
    expect(label("The company will report on Tuesday", "en")).toBe("neutral");
  });

  test("a negation turns the sign", () => {
    const plain = sentimentScorer.score("The results are good", { lang: "en" })!;
    const negated = sentimentScorer.score("The results are not good", { lang: "en" })!;
    expect(plain.sentiment).toBeGreaterThan(0);
    expect(negated.sentiment).toBeLessThan(0);
  });
});

describe("Spanish", () => {
  test("rises, falls and plain facts are told apart", () => {
    expect(label("El beneficio sube con fuerza y la empresa bate un récord", "es")).toBe("positive");
    expect(label("Las acciones se desploman tras las pérdidas", "es")).toBe("negative");
    expect(label("La junta se celebra el martes en Madrid", "es")).not.toBe("negative");
    expect(label("La empresa presenta hoy el informe", "es")).toBe("neutral");
  });

  test("a negation turns the sign", () => {
    expect(label("No gana dinero", "es")).toBe("negative");
    expect(label("Sin pérdidas este año", "es")).toBe("positive");
  });
});

test("a language that none reads stays unscored, which is not neutral", () => {
  expect(sentimentScorer.score("Die Aktie steigt", { lang: "de" })).toBeUndefined();
  expect(sentimentScorer.score("🚀🚀", { lang: "und" })).toBeUndefined();
});

test("whatever the text, probabilities are in [0, 1] and sum to 1, and the same text gets the same answer", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          "good",
          "not",
          "BAD",
          "!!!",
          ":)",
          "but",
          "kind",
          "of",
          "constructor",
          "__proto__",
          "sube",
          "no",
        ),
      )
      .map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom("en", "es"), (text, lang) => {
      const sentiment = sentimentScorer.score(text, { lang })!;
      const { pNegative, pNeutral, pPositive } = sentiment;
      for (const p of [pNegative, pNeutral, pPositive]) {
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
      expect(pNegative + pNeutral + pPositive).toBeCloseTo(1, 9);
      expect(sentiment.sentiment).toBeCloseTo(pPositive - pNegative, 9);
      expect(sentimentScorer.score(text, { lang })).toEqual(sentiment);
    }),
    { numRuns: 50 },
  );
});

test("a text of a megabyte is judged by its beginning, soon", () => {
  expect(label(`Superb gains. ${"word ".repeat(200_000)}`, "en")).toBeDefined();
});

// Measured on whole files: 0.440 (tweets), 0.505 (headlines); here on every eighth row.
test.skipIf(!hasShared("data"))(
  "on labelled tweets and headlines macro-F1 keeps its floor (needs ../shared)",
  () => {
    expect(macroF1(readSharedCsv("data/sentiment_en/tfns_train.csv.gz", 8))).toBeGreaterThan(0.4);
    expect(macroF1(readSharedCsv("data/sentiment_en/sentfin_dev_entity.csv.gz", 8))).toBeGreaterThan(0.4);
  },
);

function macroF1(rows: Record<string, string>[]): number {
  const pairs = rows.map((row) => [row.label, label(row.text!, "en")] as const);
  const scores = ["negative", "neutral", "positive"].map((one) => {
    const hits = pairs.filter(([gold, own]) => gold === one && own === one).length;
    const misses = pairs.filter(([gold, own]) => (gold === one) !== (own === one)).length;
    return (2 * hits) / (2 * hits + misses);
  });
  return scores.reduce((sum, score) => sum + score, 0) / 3;
}
