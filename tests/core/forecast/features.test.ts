import { expect, test } from "vitest";
import {
  exponentialAverage,
  logReturns,
  relativeStrength,
  smoothedVariance,
  trailingMean,
} from "../../../core/forecast/features.ts";

test("a log-return is the logarithm of the ratio of two closes", () => {
  const returns = logReturns([100, 110, 99]);
  expect(returns[0]).toBeNaN();
  expect(returns[1]).toBeCloseTo(0.0953102, 7);
  expect(returns[2]).toBeCloseTo(-0.1053605, 7);
});

test("an exponential average of period 3 begins with the plain mean and moves half the way", () => {
  expect([...exponentialAverage([2, 4, 6, 8, 4], 3)]).toEqual([Number.NaN, Number.NaN, 4, 6, 5]);
});

test("Wilder's strength of period 3 is as computed by hand", () => {
  const strength = relativeStrength([10, 11, 10.5, 11.5, 11, 12], 3);
  expect([...strength.slice(0, 3)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(strength[3]).toBeCloseTo(80, 9);
  expect(strength[4]).toBeCloseTo(61.538462, 6);
  expect(strength[5]).toBeCloseTo(77.272727, 6);
});

test("strength is 50 where nothing moved, 100 where all rose", () => {
  expect(relativeStrength([5, 5, 5, 5], 2)[3]).toBe(50);
  expect(relativeStrength([1, 2, 3, 4], 2)[3]).toBe(100);
});

test("variance of steady returns is their square, and one wild day counts as six deviations", () => {
  const returns = new Float64Array(32).fill(0.01);
  returns[31] = Math.log(100);
  const { variance, capped } = smoothedVariance(returns);
  expect(variance[19]).toBeNaN();
  expect(variance[30]).toBeCloseTo(1e-4, 10);
  expect(capped[31]).toBeCloseTo(36e-4, 10);
  expect(variance[31]).toBeCloseTo(0.97e-4 + 0.03 * 36e-4, 10);
});

test("a trailing mean forgets what lies before its window", () => {
  expect([...trailingMean([Number.NaN, 1, 2, 3, 4], 2)].slice(1)).toEqual([1, 1.5, 2.5, 3.5]);
});
