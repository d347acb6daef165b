import { describe, expect, test } from "vitest";
import { leadLag } from "../../../core/domain/lead-lag.ts";
import { seededRandom } from "../../../core/domain/random.ts";

/** Standard normal numbers (Box–Muller). */
function normals(count: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

/** returns[t + lag] = strength·sentiment[t] + noise. */
function related(count: number, lag: number, strength: number, seed: number) {
  const sentiment = normals(count, seed);
  const returns = normals(count, seed + 1_000).map((noise, t) => {
    const cause = sentiment[t - lag];
    return cause === undefined ? noise : strength * cause + noise;
  });
  return { sentiment, returns };
}

test.each([
  [2, "SENTIMENT_LEADS"],
  [-3, "PRICE_LEADS"],
  [0, "SAME_DAY"],
])("a relation at lag %i is found there", (lag, finding) => {
  const answer = leadLag({ ...related(250, lag, 0.8, 7), lagMax: 5 });
  expect(answer).toMatchObject({ relation: "FOUND", finding, strongest: { lag } });
  const figure = answer.lags.find((candidate) => candidate.lag === lag)!;
  const truth = 0.8 / Math.hypot(0.8, 1);
  expect(figure.lower!).toBeLessThan(truth);
  expect(figure.upper!).toBeGreaterThan(truth);
  expect(figure.correlation!).toBeGreaterThan(answer.band!);
  expect(figure.pAdjusted!).toBeLessThan(0.01);
});

describe("between unrelated series", () => {
  const trials = 200;
  const found = (make: (seed: number) => { sentiment: Float64Array; returns: Float64Array }) =>
    Array.from({ length: trials }, (_, seed) =>
      leadLag({ ...make(seed), lagMax: 5, resamples: 200, seed }),
    ).filter(({ relation }) => relation === "FOUND").length / trials;

  test("something is found in about 5 % of trials, though eleven lags are tried", () => {
    const rate = found((seed) => ({
      sentiment: normals(100, 2 * seed + 1),
      returns: normals(100, 2 * seed + 2),
    }));
    expect(rate).toBeGreaterThan(0.01);
    expect(rate).toBeLessThanOrEqual(0.08);
  });

  test("that holds when sentiment lingers from day to day", () => {
    const rate = found((seed) => {
      const noise = normals(150, 3 * seed + 1);
      const sentiment = new Float64Array(150);
      noise.forEach((value, t) => {
        sentiment[t] = 0.6 * (sentiment[t - 1] ?? 0) + value;
      });
      return { sentiment, returns: normals(150, 3 * seed + 2) };
    });
    expect(rate).toBeLessThanOrEqual(0.08);
  });

  test("and when days are missing and returns have calm and wild times", () => {
    const rate = found((seed) => {
      const sentiment = normals(200, 7 * seed + 1).map((value, t) => (t % 4 === 0 ? Number.NaN : value));
      let variance = 1;
      const returns = normals(200, 7 * seed + 2).map((value) => {
        const scaled = Math.sqrt(variance) * value;
        variance = 0.1 + 0.15 * scaled ** 2 + 0.75 * variance;
        return scaled;
      });
      return { sentiment, returns };
    });
    expect(rate).toBeLessThanOrEqual(0.08);
  });
});

test("a lead of one day is found at its lag in nearly every sample", () => {
  const hits = Array.from({ length: 60 }, (_, seed) =>
    leadLag({ ...related(120, 1, 0.5, 5 * seed + 1), lagMax: 5, resamples: 200, seed }),
  ).filter(({ strongest }) => strongest?.lag === 1);
  expect(hits.length).toBeGreaterThanOrEqual(55);
});

test("what leaves the band is what has an adjusted p of 0.05 at most", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const { lags, band } = leadLag({ ...related(100, 2, 0.25, seed), lagMax: 4, resamples: 199, seed });
    for (const { correlation, pAdjusted } of lags)
      expect(Math.abs(correlation!) > band!).toBe(pAdjusted! <= 0.05);
  }
});

test("under thirty paired sessions nothing is claimed", () => {
  const { sentiment, returns } = related(200, 0, 5, 3);
  sentiment.fill(Number.NaN, 29);
  const answer = leadLag({ sentiment, returns, lagMax: 2 });
  expect(answer).toMatchObject({
    relation: "TOO_LITTLE_DATA",
    strongest: null,
    finding: "TOO_FEW",
    band: null,
    observations: 29,
  });
  expect(answer.lags.map(({ lag, n }) => [lag, n])).toEqual([
    [-2, 27],
    [-1, 28],
    [0, 29],
    [1, 29],
    [2, 29],
  ]);
});

test("days without texts are left out, not taken for zero", () => {
  const whole = related(300, 1, 0.8, 11);
  const holes = whole.sentiment.map((value, t) => (t % 3 === 0 ? Number.NaN : value));
  const answer = leadLag({ sentiment: holes, returns: whole.returns, lagMax: 3 });
  expect(answer.observations).toBe(200);
  expect(answer.finding).toBe("SENTIMENT_LEADS");
});

test("constant and empty series have no correlation and no finding", () => {
  const flat = leadLag({ sentiment: new Float64Array(60).fill(0.1), returns: normals(60, 1), lagMax: 1 });
  expect(flat).toMatchObject({ relation: "NONE_FOUND", strongest: null, finding: "NONE" });
  expect(flat.lags.every(({ correlation }) => correlation === null)).toBe(true);
  const empty = leadLag({ sentiment: new Float64Array(0), returns: new Float64Array(0), lagMax: 1 });
  expect(empty).toMatchObject({ finding: "TOO_FEW", observations: 0 });
});

test("the same input gives the same figures", () => {
  const input = { ...related(120, 1, 0.3, 5), lagMax: 4 };
  expect(leadLag(input)).toEqual(leadLag(input));
});
