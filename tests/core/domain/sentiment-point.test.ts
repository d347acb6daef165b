import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupNearCopies } from "../../../core/domain/near-copies.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { type PointText, type SentimentLabel, sentimentPoint } from "../../../core/domain/sentiment-point.ts";
import { textWeight } from "../../../core/domain/text-weight.ts";
import { authorVoicesMax, voicesOf } from "../../../core/domain/voices.ts";
import { signatureOf } from "../../../core/text/signature.ts";

/** A text by an author of its own, like no other, that says `sentiment`. */
function said(at: number, sentiment: number | null, changes: Partial<PointText> = {}): PointText {
  const label: SentimentLabel | null =
    sentiment === null ? null : sentiment > 0 ? "positive" : sentiment < 0 ? "negative" : "neutral";
  return {
    source: "made-up",
    relevance: 0.8,
    engagement: null,
    group: at,
    author: at,
    sentiment,
    label,
    ...changes,
  };
}

/** Forty people of whom most are mildly gloomy. */
const crowd = Array.from({ length: 40 }, (_, at) => said(at, ((at * 7) % 11) / 10 - 0.7));
const before = sentimentPoint(crowd);

describe("a flood moves the mean and the voices within stated bounds", () => {
  test("three hundred near-copies with changing addresses count as 1 + ln 300 texts", () => {
    const texts = Array.from(
      { length: 300 },
      (_, at) =>
        `$ACME will triple this week, buy before it is late https://t.co/${at.toString(36)}x @friend${at}`,
    );
    const groups = groupNearCopies(texts.map((text) => signatureOf({ text })!));
    expect(new Set(groups).size).toBe(1);
    const flood = texts.map((_, at) => said(1_000 + at, 1, { group: 1_000 }));
    const after = sentimentPoint([...crowd, ...flood]);
    const voices = 1 + Math.log(300);
    expect(after.mentions).toBe(340);
    expect(after.voices).toBeCloseTo(40 + voices, 9);
    expect(after.mean! - before.mean!).toBeCloseTo(((1 - before.mean!) * voices) / (40 + voices), 9);
    expect(after.effectiveTexts!).toBeLessThanOrEqual(41);
  });

  test("one author who posts two hundred times counts as three", () => {
    const posts = Array.from({ length: 200 }, (_, at) => said(2_000 + at, 1, { author: 2_000 }));
    const after = sentimentPoint([...crowd, ...posts]);
    expect(after.voices).toBeCloseTo(40 + authorVoicesMax, 9);
    expect(after.mean! - before.mean!).toBeCloseTo(((1 - before.mean!) * 3) / 43, 9);
    expect(after.effectiveTexts!).toBeLessThanOrEqual(41);
  });

  test("ten million likes weigh as five texts that nobody noticed", () => {
    const after = sentimentPoint([...crowd, said(3_000, 1, { engagement: 10_000_000 })]);
    expect(after.mean! - before.mean!).toBeCloseTo(((1 - before.mean!) * 5) / 45, 9);
  });

  test("all three at once move it no further than their parts together", () => {
    const after = sentimentPoint([
      ...crowd,
      ...Array.from({ length: 300 }, (_, at) =>
        said(1_000 + at, 1, { group: 1_000, engagement: 10_000_000 }),
      ),
      ...Array.from({ length: 200 }, (_, at) => said(2_000 + at, 1, { author: 2_000 })),
    ]);
    const extra = 5 * (1 + Math.log(300)) + 3;
    expect(after.mean! - before.mean!).toBeLessThanOrEqual(
      ((1 - before.mean!) * extra) / (40 + extra) + 1e-9,
    );
  });

  test("copies alone are one text, however many: the interval stays as wide", () => {
    const one = sentimentPoint([said(0, 0.6)]);
    const many = sentimentPoint(Array.from({ length: 500 }, (_, at) => said(at, 0.6, { group: 0 })));
    expect(many.effectiveTexts).toBe(1);
    expect(many.upper! - many.lower!).toBeCloseTo(one.upper! - one.lower!, 9);
  });

  test("one person alone is one opinion, however much they write", () => {
    const alone = sentimentPoint(Array.from({ length: 50 }, (_, at) => said(at, 0.6, { author: 1 })));
    expect(alone.effectiveTexts).toBe(1);
  });
});

test("texts that are not scored are mentions and voices, and no part of the mean", () => {
  const unscored = Array.from({ length: 25 }, (_, at) => said(500 + at, null));
  const after = sentimentPoint([...crowd, ...unscored]);
  expect(after).toMatchObject({ mentions: 65, scored: 40, mean: before.mean, lower: before.lower });
  expect(after.voices).toBeCloseTo(65, 9);
});

test("with nothing scored there is no mean, no share and no interval: empty is not zero", () => {
  expect(sentimentPoint([said(0, null)])).toEqual({
    mentions: 1,
    voices: 1,
    scored: 0,
    weight: 0,
    effectiveTexts: null,
    mean: null,
    dispersion: null,
    lower: null,
    upper: null,
    negative: 0,
    neutral: 0,
    positive: 0,
    shares: null,
  });
});

test("a weight is relevance × damped engagement × source", () => {
  const plain = { source: "x", relevance: 0.5, engagement: null };
  expect(textWeight(plain)).toBe(0.5);
  expect(textWeight({ ...plain, engagement: 0 })).toBe(0.5);
  expect(textWeight({ ...plain, engagement: 9 })).toBe(1);
  expect(textWeight({ ...plain, engagement: 1e12 })).toBe(2.5);
  expect(textWeight({ ...plain, source: "rss" })).toBe(1);
  expect(textWeight({ ...plain, source: "constructor" })).toBe(0.5);
});

const texts = fc.array(
  fc.record({
    source: fc.constantFrom("rss", "x", "telegram"),
    // Four decimals, as the categorised rows have them.
    relevance: fc.nat(10_000).map((tenThousandths) => tenThousandths / 10_000),
    engagement: fc.option(fc.integer({ min: 0, max: 1e9 })),
    group: fc.nat(8),
    author: fc.option(fc.nat(5)),
    scored: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  }),
  { maxLength: 60 },
);
const toTexts = (drawn: (Omit<PointText, "sentiment" | "label"> & { scored: number | null })[]) =>
  drawn.map(({ scored, ...text }, at) => ({ ...said(at, scored), ...text }));

test("voices are at most one a text, 1 + ln n a group and three an author, and never none", () => {
  fc.assert(
    fc.property(texts, (drawn) => {
      const all = toTexts(drawn);
      const voices = voicesOf(all);
      const sumWhere = (isIn: (text: PointText) => boolean) =>
        all.reduce((sum, text, at) => sum + (isIn(text) ? voices[at]! : 0), 0);
      for (const voice of voices) {
        expect(voice).toBeGreaterThan(0);
        expect(voice).toBeLessThanOrEqual(1);
      }
      for (const { group, author } of all) {
        const n = all.filter((text) => text.group === group).length;
        expect(sumWhere((text) => text.group === group)).toBeLessThanOrEqual(1 + Math.log(n) + 1e-9);
        if (author !== null) expect(sumWhere((text) => text.author === author)).toBeLessThanOrEqual(3 + 1e-9);
      }
    }),
  );
});

test("the figures of a point agree with each other, whatever the texts", () => {
  fc.assert(
    fc.property(texts, (drawn) => {
      const all = toTexts(drawn);
      const point = sentimentPoint(all);
      expect(point.mentions).toBe(all.length);
      expect(point.voices).toBeLessThanOrEqual(all.length + 1e-9);
      expect(point.negative + point.neutral + point.positive).toBe(point.scored);
      if (point.mean === null) {
        expect(point.weight).toBe(0);
        return;
      }
      const { negative, neutral, positive } = point.shares!;
      expect(negative + neutral + positive).toBeCloseTo(1, 9);
      expect(point.effectiveTexts!).toBeGreaterThanOrEqual(1);
      expect(point.effectiveTexts!).toBeLessThanOrEqual(point.scored + 1e-9);
      expect(point.lower!).toBeGreaterThanOrEqual(-1 - 1e-9);
      expect(point.upper!).toBeLessThanOrEqual(1 + 1e-9);
      expect(point.lower!).toBeLessThanOrEqual(point.mean + 1e-9);
      expect(point.upper!).toBeGreaterThanOrEqual(point.mean - 1e-9);
      const sentiments = all.flatMap(({ sentiment }) => sentiment ?? []);
      expect(point.mean).toBeGreaterThanOrEqual(Math.min(...sentiments) - 1e-9);
      expect(point.mean).toBeLessThanOrEqual(Math.max(...sentiments) + 1e-9);
    }),
  );
});

test("the order of the texts changes nothing", () => {
  const random = seededRandom(4);
  const shuffled = [...crowd].sort(() => random() - 0.5);
  expect(sentimentPoint(shuffled).mean).toBeCloseTo(before.mean!, 12);
});
