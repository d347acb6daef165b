import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSentimentScorer } from "../../../core/sentiment-model.ts";
import { findTarget } from "../../../core/text/sentiment/find-target.ts";

const scorer = await readSentimentScorer();
const score = (text: string, lang = "en", target?: string) =>
  scorer.score(text, { lang, target: target ? findTarget(text, target) : undefined })!;
const label = (text: string, lang = "en", target?: string) => score(text, lang, target).label;

describe("English", () => {
  test("joy, grief and plain facts are told apart", () => {
    expect(label("Great quarter, I love this stock, superb growth!")).toBe("positive");
    expect(label("Terrible losses, a disaster for holders")).toBe("negative");
    expect(label("The company will report on Tuesday")).toBe("neutral");
  });

  test("a negation takes the sign away", () => {
    expect(score("The results are good").sentiment).toBeGreaterThan(0.2);
    expect(score("The results are not good").sentiment).toBeLessThan(
      score("The results are good").sentiment - 0.2,
    );
  });

  test("a loss that narrows is good news, a profit that narrows is bad", () => {
    expect(label("Acme narrows its quarterly loss")).toBe("positive");
    expect(label("Acme profit falls in the quarter")).toBe("negative");
  });

  test("what is said strongly weighs more", () => {
    const mild = score("Analysts see slightly better margins at the firm");
    expect(score("Analysts see hugely better margins at the firm").sentiment).toBeGreaterThan(mild.sentiment);
  });

  test("a percentage has its sign", () => {
    expect(score("Acme +7.5%").sentiment).toBeGreaterThan(score("Acme -7.5%").sentiment + 0.2);
  });

  test("emoji and slang speak", () => {
    expect(score("$ACME 🚀🚀🚀").sentiment).toBeGreaterThan(score("$ACME 📉📉📉").sentiment + 0.3);
    expect(label("$ACME to the moon 🚀")).toBe("positive");
    expect(score("🚀🚀", "und").sentiment).toBeGreaterThan(0);
  });

  test("one text has two signs for two assets", () => {
    const text = "Acme beats estimates as Bolt sinks on weak sales";
    expect(label(text, "en", "Acme")).toBe("positive");
    expect(label(text, "en", "Bolt")).toBe("negative");
  });
});

describe("Spanish", () => {
  test("rises, falls and plain facts are told apart", () => {
    expect(label("El beneficio sube con fuerza y la empresa bate un récord", "es")).toBe("positive");
    expect(label("Las acciones se desploman tras las pérdidas", "es")).toBe("negative");
    expect(label("La junta de accionistas se celebra el martes en Madrid", "es")).toBe("neutral");
  });

  test("a negation takes the sign away", () => {
    expect(score("No gana dinero", "es").sentiment).toBeLessThan(score("Gana dinero", "es").sentiment - 0.2);
  });

  test("one text has two signs for two assets", () => {
    const text = "Acme gana un 12 % más mientras Bolt se hunde en bolsa";
    expect(score(text, "es", "Acme").sentiment).toBeGreaterThan(score(text, "es", "Bolt").sentiment + 0.3);
  });
});

test("a language that none reads stays unscored, and so does a text without a word; neither is neutral", () => {
  expect(scorer.score("Die Aktie steigt", { lang: "de" })).toBeUndefined();
  for (const text of ["", "  ", "$ACME", "12.5 % 300", "https://example.invalid/a"])
    expect(scorer.score(text, { lang: "en" })).toBeUndefined();
});

test("names carry no weight where they are the target", () => {
  const said = (name: string) => score(`${name} cuts its outlook`, "en", name).sentiment;
  expect(said("Acme")).toBe(said("Profit"));
});

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "good",
        "not",
        "BAD",
        "!!!",
        "$ACME",
        "+5%",
        "-3.2 %",
        "constructor",
        "__proto__",
        "sube",
        "🚀",
        "@x",
        "#",
        "n't",
        "…",
      ),
    )
    .map((words) => words.join(" ")),
);

test("whatever the text and the target, probabilities are in [0, 1] and sum to 1, and the same text gets the same answer", () => {
  const spans = fc.array(fc.nat(320), { maxLength: 6 }).map((ends) => {
    const sorted = [...ends].sort((a, b) => a - b);
    return sorted.flatMap((start, at) =>
      at % 2 === 0 && at + 1 < sorted.length ? [{ start, end: sorted[at + 1]! + 1 }] : [],
    );
  });
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom("en", "es", "und"),
      fc.option(fc.record({ spans, others: spans })),
      (text, lang, target) => {
        const options = { lang, target: target ?? undefined };
        const sentiment = scorer.score(text, options);
        if (!sentiment) return;
        const { pNegative, pNeutral, pPositive } = sentiment;
        for (const p of [pNegative, pNeutral, pPositive]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(pNegative + pNeutral + pPositive).toBeCloseTo(1, 9);
        expect(sentiment.sentiment).toBeCloseTo(pPositive - pNegative, 9);
        expect(scorer.score(text, options)).toEqual(sentiment);
      },
    ),
    { numRuns: 300 },
  );
});

test("an answer does not depend on what was judged before", async () => {
  const asked = ["Acme beats estimates", "Bolt sinks", "nothing new today", "El banco gana más"];
  const before = asked.map((text) => score(text));
  for (let at = 0; at < 40_000; at += 1) scorer.score(`word${at.toString(36)} of ${at}x`, { lang: "en" });
  expect(asked.map((text) => score(text))).toEqual(before);
  const fresh = await readSentimentScorer();
  expect(asked.map((text) => fresh.score(text, { lang: "en" }))).toEqual(before);
});

test("texts made to be slow are not: the time does not grow with what is beyond the part judged", () => {
  const hostile = [
    "a".repeat(1_000_000),
    "$A ".repeat(300_000),
    "🚀".repeat(300_000),
    "e\u0301".repeat(300_000),
    "&amp;".repeat(200_000),
    "not ".repeat(250_000),
    "1.".repeat(300_000),
    "http://".repeat(100_000),
  ];
  for (const text of hostile) {
    const start = performance.now();
    scorer.score(text, { lang: "en" });
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

test("a long text is judged around its target", () => {
  const long = `${"The weather was as usual. ".repeat(200)} Acme soars on record profit. ${"And so on. ".repeat(200)}`;
  expect(label(long, "en", "Acme")).toBe("positive");
});
