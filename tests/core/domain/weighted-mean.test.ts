import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { meanInterval, poolMeans } from "../../../core/domain/weighted-mean.ts";

const width = (n: number, mean = 0, dispersion: number | null = 0.5) => {
  const { lower, upper } = meanInterval({ mean, dispersion, effectiveTexts: n });
  return upper - lower;
};

test("one text alone has a wide interval, and it narrows with every one more", () => {
  expect(width(1, 0, null)).toBeGreaterThan(1.2);
  expect(width(1, 1, null)).toBeGreaterThan(0.9);
  const widths = [1, 2, 5, 20, 100, 1_000].map((n) => width(n));
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  expect(widths.at(-1)).toBeLessThan(0.07);
});

test("an interval holds its mean and lies within −1 and 1 by itself", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.option(fc.double({ min: 0, max: 1.5, noNaN: true })),
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      (mean, dispersion, effectiveTexts) => {
        const { lower, upper } = meanInterval({ mean, dispersion, effectiveTexts });
        expect(lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
        expect(lower).toBeLessThanOrEqual(mean + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(mean - 1e-12);
      },
    ),
  );
});

describe("intervals hold the true mean about as often as they say", () => {
  /** Like scored posts: a third says nothing, the others lean to one side. */
  const draw = (random: () => number, lean: number) =>
    random() < 0.34 ? 0.05 * (random() - 0.5) : (random() < lean ? 1 : -1) * (0.3 + 0.6 * random());
  const truth = (lean: number) => 0.66 * 0.6 * (2 * lean - 1);
  test.each([
    [2, 0.5],
    [5, 0.5],
    [5, 0.8],
    [20, 0.7],
    [100, 0.9],
  ])("of %i texts, of which a share of %f is positive", (n, lean) => {
    const random = seededRandom(n);
    let held = 0;
    for (let trial = 0; trial < 1_000; trial += 1) {
      const texts = Array.from({ length: n }, () => draw(random, lean));
      const mean = texts.reduce((sum, x) => sum + x, 0) / n;
      const dispersion = Math.sqrt(texts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
      const { lower, upper } = meanInterval({ mean, dispersion, effectiveTexts: n });
      if (lower <= truth(lean) && truth(lean) <= upper) held += 1;
    }
    expect(held / 1_000).toBeGreaterThan(0.91);
    expect(held / 1_000).toBeLessThanOrEqual(1);
  });
});

test("windows pooled have the mean of their texts, not of their means", () => {
  const pooled = poolMeans([
    { weight: 1, mean: 1, dispersion: null, effectiveTexts: 1 },
    { weight: 99, mean: 0, dispersion: 0.2, effectiveTexts: 99 },
    { weight: 0, mean: null, dispersion: null, effectiveTexts: null },
  ])!;
  expect(pooled.mean).toBeCloseTo(0.01, 12);
  expect(pooled.effectiveTexts).toBeCloseTo(100, 9);
  expect(pooled.dispersion).toBeCloseTo(Math.sqrt((1 + 99 * 0.04) / 100 - 0.0001), 9);
});

test("one window pooled is itself, and none is nothing", () => {
  const pooled = poolMeans([{ weight: 3, mean: 0.4, dispersion: 0.3, effectiveTexts: 7 }])!;
  expect(pooled.mean).toBeCloseTo(0.4, 12);
  expect(pooled.dispersion).toBeCloseTo(0.3, 12);
  expect(pooled.effectiveTexts).toBeCloseTo(7, 12);
  expect(poolMeans([])).toBeUndefined();
  expect(poolMeans([{ weight: 0, mean: null, dispersion: null, effectiveTexts: null }])).toBeUndefined();
});
