import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { baselineStarts, surpriseOf } from "../../../core/domain/surprise.ts";

const hourMs = 3_600_000;
const usually = (value: number, n = 20) => Array.from({ length: n }, () => value);

/** A negative binomial count: a Poisson one whose mean is gamma distributed (as a sum of k exponentials). */
function negativeBinomial(mean: number, k: number, random: () => number): number {
  let gamma = 0;
  for (let at = 0; at < k; at += 1) gamma -= Math.log(1 - random());
  let [count, product] = [0, random()];
  const limit = Math.exp((-mean * gamma) / k);
  for (; product > limit; count += 1) product *= random();
  return count;
}

test("without history nothing is surprising and nothing is usual: null, not zero", () => {
  expect(surpriseOf(50, [])).toEqual({ usual: null, windows: 0, surprise: null });
  expect(surpriseOf(50, [1, 2, 3])).toMatchObject({ usual: null, windows: 3, surprise: null });
  expect(surpriseOf(50, [1, 2, 3, 2]).surprise).not.toBeNull();
});

test("what is usual does not surprise, and ten times as much does", () => {
  expect(Math.abs(surpriseOf(30, usually(30)).surprise!)).toBeLessThan(0.1);
  expect(surpriseOf(300, usually(30)).surprise!).toBeGreaterThan(3);
  expect(surpriseOf(0, usually(30)).surprise!).toBeLessThan(-3);
});

test("ten times a handful surprises less than ten times a crowd", () => {
  expect(surpriseOf(10, usually(1)).surprise!).toBeLessThan(surpriseOf(1_000, usually(100)).surprise!);
});

test("an asset with wild days is harder to be surprised by", () => {
  const wild = usually(0).map((_, at) => (at % 5 === 0 ? 100 : 5));
  const calm = usually(24);
  expect(surpriseOf(90, wild).surprise!).toBeLessThan(surpriseOf(90, calm).surprise!);
});

test("a short history surprises less than a long one that says the same", () => {
  expect(surpriseOf(100, usually(10, 4)).surprise!).toBeLessThan(surpriseOf(100, usually(10, 20)).surprise!);
});

test("one mention of an asset never spoken of is no sensation, fifty are", () => {
  expect(surpriseOf(1, usually(0)).surprise!).toBeLessThan(2);
  expect(surpriseOf(50, usually(0)).surprise!).toBeGreaterThan(4);
});

test("more mentions never surprise less", () => {
  const history = fc.array(fc.nat(500), { minLength: 4, maxLength: 28 });
  fc.assert(
    fc.property(history, fc.nat(1_000), fc.nat(1_000), (counts, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const [one, other] = [surpriseOf(low, counts).surprise!, surpriseOf(high, counts).surprise!];
      expect(Number.isFinite(one)).toBe(true);
      expect(other).toBeGreaterThanOrEqual(one);
    }),
  );
});

test.each([
  [3, 2],
  [40, 2],
  [40, 8],
  [400, 4],
])("counts about %i with shape %i exceed two deviations about as seldom as they should", (mean, k) => {
  const random = seededRandom(mean + k);
  const trials = 3_000;
  let [above, farAbove] = [0, 0];
  for (let trial = 0; trial < trials; trial += 1) {
    const history = Array.from({ length: 20 }, () => negativeBinomial(mean, k, random));
    const { surprise } = surpriseOf(negativeBinomial(mean, k, random), history);
    if (surprise! > 2) above += 1;
    if (surprise! > 4) farAbove += 1;
  }
  expect(above / trials).toBeLessThan(0.06);
  expect(farAbove / trials).toBeLessThan(0.002);
});

test("a window is held against the same hours of days like its own", () => {
  const wednesday = new Date("2026-11-25T06:00:00Z");
  const starts = baselineStarts(wednesday, 6 * hourMs);
  expect(starts).toHaveLength(20);
  expect(starts[0]!.toISOString()).toBe("2026-11-24T06:00:00.000Z");
  expect(starts.every((start) => start.getUTCHours() === 6 && start.getUTCDay() % 6 !== 0)).toBe(true);
  expect(baselineStarts(new Date("2026-11-28T00:00:00Z"), 24 * hourMs)).toHaveLength(8);
  expect(baselineStarts(wednesday, 7 * 24 * hourMs).map((start) => start.toISOString().slice(0, 10))).toEqual(
    ["2026-11-18", "2026-11-11", "2026-11-04", "2026-10-28"],
  );
});
