import fc from "fast-check";
import { expect, test } from "vitest";
import { weightedMeanInterval } from "../../../core/domain/weighted-mean.ts";

function sums(texts: { w: number; x: number }[]) {
  const sum = (of: (text: { w: number; x: number }) => number) =>
    texts.reduce((total, text) => total + of(text), 0);
  const n = texts.length;
  const plain = sum(({ x }) => x) / n;
  return {
    n,
    w: sum(({ w }) => w),
    w2: sum(({ w }) => w * w),
    wx: sum(({ w, x }) => w * x),
    variance: n < 2 ? null : sum(({ x }) => (x - plain) ** 2) / (n - 1),
  };
}

test("no texts have no mean", () => {
  expect(weightedMeanInterval(sums([]))).toBeUndefined();
});

test("one text alone has a wide interval", () => {
  expect(weightedMeanInterval(sums([{ w: 1, x: 0 }]))).toMatchObject({
    mean: 0,
    lower: expect.closeTo(-0.98, 2),
  });
});

test("the mean lies in its interval, which lies in [−1, 1] and narrows with more of the same", () => {
  const text = fc.record({
    w: fc.double({ min: 0.01, max: 1, noNaN: true }),
    x: fc.double({ min: -1, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 50 }), (texts) => {
      const one = weightedMeanInterval(sums(texts))!;
      const four = weightedMeanInterval(sums([...texts, ...texts, ...texts, ...texts]))!;
      expect(one.lower).toBeGreaterThanOrEqual(-1);
      expect(one.upper).toBeLessThanOrEqual(1);
      expect(one.lower).toBeLessThanOrEqual(one.mean + 1e-9);
      expect(one.upper).toBeGreaterThanOrEqual(one.mean - 1e-9);
      expect(four.upper - four.lower).toBeLessThanOrEqual(one.upper - one.lower + 1e-9);
    }),
  );
});
